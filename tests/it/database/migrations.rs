//! The schema, from an empty database on.

use allmende_db::{DbError, migrations, sql};
use allmende_tests::database::on_both_engines_empty;

#[tokio::test]
async fn an_empty_database_gets_every_migration_once() {
    on_both_engines_empty(|db| async move {
        let all = migrations::all(db.is_sqlite()).unwrap();
        assert_eq!(migrations::status(&db).await.unwrap().waiting, all);
        assert_eq!(migrations::apply(&db, 1).await.unwrap().len(), all.len());
        let status = migrations::status(&db).await.unwrap();
        assert!(status.waiting.is_empty());
        assert_eq!(status.applied.len(), all.len());
        assert!(migrations::apply(&db, 2).await.unwrap().is_empty(), "a second start applies nothing");
    })
    .await;
}

#[tokio::test]
async fn u3_a_database_of_a_newer_program_is_refused() {
    on_both_engines_empty(|db| async move {
        migrations::apply(&db, 1).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        sql("INSERT INTO schema_versions (version, name, applied_at) VALUES (9999, 'from_the_future', 1)").execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let error = migrations::apply(&db, 2).await.expect_err("it must be refused");
        assert!(matches!(&error, DbError::Migration(text) if text.contains("9999")), "{error}");
    })
    .await;
}

#[tokio::test]
async fn two_programs_that_start_together_migrate_once() {
    on_both_engines_empty(|db| async move {
        let both = tokio::join!(migrations::apply(&db, 1), migrations::apply(&db, 1));
        let applied = [both.0, both.1].into_iter().filter_map(Result::ok).map(|names| names.len()).sum::<usize>();
        let all = migrations::all(db.is_sqlite()).unwrap().len();
        // One of them may be told to try again; each migration is applied by one of them.
        let rest = migrations::apply(&db, 2).await.unwrap().len();
        assert_eq!(applied + rest, all);
    })
    .await;
}

#[tokio::test]
async fn u1_a_migration_that_fails_leaves_nothing_behind() {
    on_both_engines_empty(|db| async move {
        // Stands in the way of the first migration's last table.
        let mut tx = db.begin().await.unwrap();
        sql("CREATE TABLE sign_in_failures (bucket TEXT)").execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(migrations::apply(&db, 1).await, Err(DbError::Migration(_))));
        assert!(migrations::status(&db).await.unwrap().applied.is_empty());
        let members =
            sql("SELECT COUNT(*) AS number FROM members").fetch_one(&mut db.read().await.unwrap(), |row| row.get::<i64>("number")).await;
        assert!(members.is_err(), "a table of the undone migration is there");

        let mut tx = db.begin().await.unwrap();
        sql("DROP TABLE sign_in_failures").execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!migrations::apply(&db, 2).await.unwrap().is_empty(), "once mended, it goes on");
    })
    .await;
}

#[tokio::test]
async fn whoever_got_letters_before_their_address_was_asked_about_goes_on_getting_them() {
    on_both_engines_empty(|db| async move {
        migrations::apply_until(&db, 39, 1).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        // Whether a letter was sent before, whether the next is wanted, and the login.
        for (id, login, mailed_at, is_wanted) in [
            ("got", "got@velo.example", Some(7_i64), true),
            ("ended", "ended@velo.example", Some(7), false),
            ("waits", "waits@velo.example", None, true),
            ("named", "named", None, true),
        ] {
            sql("INSERT INTO members (id, login, password_hash, epoch, display_name, locale, instance_admin, created_at) \
                 VALUES ($1, $2, '', 0, 'X', 'en', FALSE, 1)")
            .text(id)
            .text(login)
            .execute(&mut tx)
            .await
            .unwrap();
            sql(
                "INSERT INTO digests (member_id, rhythm, is_wanted, hour, secret, attempts, next_at) VALUES ($1, 'daily', $2, 7, $1, 0, 9)",
            )
            .text(id)
            .bind(is_wanted)
            .execute(&mut tx)
            .await
            .unwrap();
            for number in 0..2 {
                sql("INSERT INTO notifications (id, member_id, kind, subject, on_page, by_mail, times, happened_at, mailed_at) \
                     VALUES ($1, $2, 'held', $1, TRUE, TRUE, 1, 1, $3)")
                .bind(format!("{id}{number}"))
                .text(id)
                .bind(mailed_at)
                .execute(&mut tx)
                .await
                .unwrap();
            }
        }
        tx.commit().await.unwrap();
        migrations::apply(&db, 2).await.unwrap();
        let found = sql("SELECT member_id, confirmed_at, asked_at FROM mail_addresses ORDER BY member_id")
            .fetch_all(&mut db.read().await.unwrap(), |row| {
                Ok((row.get::<String>("member_id")?, row.get::<Option<i64>>("confirmed_at")?, row.get::<Option<i64>>("asked_at")?))
            })
            .await
            .unwrap();
        assert_eq!(found, [("got".to_owned(), Some(7), None), ("waits".to_owned(), None, Some(9))]);
    })
    .await;
}
