//! Two and three instances of ours as real processes: cut off from each other, away for a week, with losses, and one suspended by another.

use std::time::Duration;

use allmende_db::sql;
use allmende_tests::nodes::until;
use allmende_tests::peers_of_ours::{Member, Place, SOON};

type Outcome = anyhow::Result<()>;

/// So that a healed way is found soon.
const QUICK: [(&str, &str); 2] = [("ALLMENDE_DELIVERY__BACKOFF_SECONDS", "1"), ("ALLMENDE_DELIVERY__PROBE_PAUSE_SECONDS", "1")];

/// Of six offers one is edited, one edited twice, one closed and one removed.
async fn work(member: &Member, name: &str) -> anyhow::Result<Vec<String>> {
    let mut paths = Vec::new();
    for number in 0..6 {
        paths.push(member.publishes(&format!("{name} {number}")).await?);
    }
    member.edits(&paths[1], &format!("{name} 1, better")).await?;
    member.edits(&paths[2], &format!("{name} 2, better")).await?;
    member.edits(&paths[2], &format!("{name} 2, best")).await?;
    member.closes(&paths[3]).await?;
    member.removes(&paths[4]).await?;
    Ok(paths)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_that_were_cut_off_from_each_other_agree_once_the_way_is_open() -> Outcome {
    let (velo, pain) = tokio::try_join!(Place::begin(&QUICK), Place::begin(&QUICK))?;
    velo.follows(&pain).await?;
    pain.follows(&velo).await?;
    let (at_velo, at_pain) = (velo.member().await?, pain.member().await?);
    let (before_velo, before_pain) = (work(&at_velo, "Drill").await?, work(&at_pain, "Oven").await?);
    pain.agrees_with(&velo).await?;
    velo.agrees_with(&pain).await?;

    velo.way.cut();
    pain.way.cut();
    work(&at_velo, "Ladder").await?;
    work(&at_pain, "Flour").await?;
    for (member, before) in [(&at_velo, &before_velo), (&at_pain, &before_pain)] {
        member.edits(&before[0], "Another name").await?;
        member.removes(&before[5]).await?;
    }
    let failing = || sql("SELECT COUNT(*) AS number FROM endpoints WHERE failures > 0");
    for place in [&velo, &pain] {
        place.until_number("it noticed that the other is away", failing, |number| number > 0).await?;
    }
    anyhow::ensure!(pain.copies_of(&velo).await? != velo.own().await?, "nothing came through");
    velo.way.open();
    pain.way.open();
    pain.agrees_with(&velo).await?;
    velo.agrees_with(&pain).await?;
    tokio::try_join!(velo.finish(), pain.finish())?;
    Ok(())
}

/// The week is simulated as `allmende-bench return` does: with this backoff the breaker is as far open as after days.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_was_away_for_a_week_gets_what_it_missed_when_it_is_heard_again() -> Outcome {
    let week = [("ALLMENDE_DELIVERY__BACKOFF_SECONDS", "1,1,1,1,21600"), ("ALLMENDE_DELIVERY__PROBE_PAUSE_SECONDS", "1")];
    let (velo, mut pain) = tokio::try_join!(Place::begin(&week), Place::begin(&QUICK))?;
    velo.follows(&pain).await?;
    pain.follows(&velo).await?;
    let (at_velo, at_pain) = (velo.member().await?, pain.member().await?);
    let before = work(&at_velo, "Drill").await?;
    pain.agrees_with(&velo).await?;
    drop(at_pain);
    pain.stop().await?;
    work(&at_velo, "Ladder").await?;
    at_velo.edits(&before[0], "Another name").await?;
    at_velo.removes(&before[5]).await?;
    let open = || sql("SELECT COUNT(*) AS number FROM endpoints WHERE breaker = 'open' AND failures >= 5");
    velo.until_number("it waits for hours", open, |number| number == 1).await?;

    // Nothing is due at its peer for hours; but it speaks itself, and is heard. Its daily round of the catalogue is not what brings it.
    pain.alter(sql("UPDATE harvests SET due_at = due_at + 604800000")).await?;
    pain.start().await?;
    // A sign of life is passed on to the queue every fifteen seconds at most, and the last one was not a week ago.
    let at_pain = pain.member().await?;
    until(SOON, "it has what it missed", async || {
        at_pain.publishes("We are back").await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(pain.copies_of(&velo).await? == velo.own().await?)
    })
    .await?;
    velo.agrees_with(&pain).await?;
    tokio::try_join!(velo.finish(), pain.finish())?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_lost_on_either_side_is_mended_by_the_catalogue_alone() -> Outcome {
    let (mut velo, pain) = tokio::try_join!(Place::begin(&QUICK), Place::begin(&QUICK))?;
    pain.follows(&velo).await?;
    let at_velo = velo.member().await?;
    let before = work(&at_velo, "Drill").await?;
    pain.agrees_with(&velo).await?;
    // What is spoiled while a round is under way is taken for what that round found.
    let over = || sql("SELECT COUNT(*) AS number FROM harvests WHERE begun_at IS NULL AND read_at IS NOT NULL");
    pain.until_number("the round that the follow began is over", over, |number| number == 1).await?;

    // What velo says now never leaves it.
    pain.way.cut();
    work(&at_velo, "Ladder").await?;
    at_velo.edits(&before[0], "Another name").await?;
    at_velo.removes(&before[5]).await?;
    let waiting = || sql("SELECT COUNT(*) AS number FROM events WHERE handled_at IS NULL");
    velo.until_number("everything is addressed", waiting, |number| number == 0).await?;
    drop(at_velo);
    velo.stop().await?;
    anyhow::ensure!(velo.alter(sql("DELETE FROM deliveries")).await? > 0, "deliveries were lost");
    velo.start().await?;
    pain.way.open();
    // And pain lost a copy, and has one of what never was.
    let odd = sql(
        "UPDATE listings SET object_url = object_url || '0' WHERE id = (SELECT MIN(id) FROM listings WHERE actor_id IS NOT NULL AND state = 'published')",
    );
    anyhow::ensure!(pain.alter(odd).await? == 1, "a copy was spoiled");
    anyhow::ensure!(pain.copies_of(&velo).await? != velo.own().await?, "they do not agree");
    // A day passes.
    pain.alter(sql("UPDATE harvests SET due_at = 0, read_at = NULL")).await?;
    pain.agrees_with(&velo).await?;
    pain.until_number("the round is over", over, |number| number == 1).await?;
    anyhow::ensure!(pain.alter(sql("UPDATE harvests SET trouble = '' WHERE trouble <> ''")).await? == 0, "without trouble");

    // On a person's word, too: as when a person looks right after something was lost.
    let lost = sql(
        "UPDATE listings SET object_url = object_url || '1' WHERE id = (SELECT MIN(id) FROM listings WHERE actor_id IS NOT NULL AND state = 'published')",
    );
    anyhow::ensure!(pain.alter(lost).await? == 1, "a copy was spoiled");
    pain.alter(sql("UPDATE harvests SET read_at = read_at - 60001")).await?;
    let said = pain.site.ask(&["follow", "fetch", &velo.actor()], "").await?;
    anyhow::ensure!(said.contains("is read now"), "{said}");
    pain.agrees_with(&velo).await?;
    let shown = pain.site.ask(&["peer", "show", &velo.host()], "").await?;
    anyhow::ensure!(shown.contains("FEP-0837") && shown.contains("commons catalogue") && shown.contains("@velo@"), "{shown}");
    tokio::try_join!(velo.finish(), pain.finish())?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_one_that_another_suspended_hears_nothing_until_that_is_taken_back() -> Outcome {
    let (velo, pain, holz) = tokio::try_join!(Place::begin(&QUICK), Place::begin(&QUICK), Place::begin(&QUICK))?;
    pain.follows(&velo).await?;
    holz.follows(&velo).await?;
    holz.follows(&pain).await?;
    let (at_velo, at_pain) = (velo.member().await?, pain.member().await?);
    let before = work(&at_velo, "Drill").await?;
    work(&at_pain, "Oven").await?;
    for (reader, writer) in [(&pain, &velo), (&holz, &velo), (&holz, &pain)] {
        reader.agrees_with(writer).await?;
    }

    velo.site.run(&["peer", "set", &holz.host(), "suspend"], "").await?;
    // The running server looks at decisions of others every few seconds.
    let refused =
        || sql("SELECT COUNT(*) AS number FROM harvests h JOIN actors a ON a.id = h.actor_id WHERE a.url = $1 AND h.trouble <> ''");
    until(SOON, "its catalogue is refused, and it says so", async || {
        holz.alter(sql("UPDATE harvests SET due_at = 0 WHERE trouble = ''")).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(holz.number(refused().text(&velo.actor())).await? == 1)
    })
    .await?;
    let held = holz.copies_of(&velo).await?;
    work(&at_velo, "Ladder").await?;
    at_velo.edits(&before[0], "Another name").await?;
    at_velo.removes(&before[5]).await?;
    work(&at_pain, "Flour").await?;
    pain.agrees_with(&velo).await?;
    holz.agrees_with(&pain).await?;
    anyhow::ensure!(holz.copies_of(&velo).await? == held, "what it had stays, and nothing new came");

    velo.site.run(&["peer", "unset", &holz.host()], "").await?;
    until(SOON, "it has what it missed", async || {
        holz.alter(sql("UPDATE harvests SET due_at = 0")).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(holz.copies_of(&velo).await? == velo.own().await?)
    })
    .await?;
    work(&at_velo, "Saw").await?;
    holz.agrees_with(&velo).await?;
    tokio::try_join!(velo.finish(), pain.finish(), holz.finish())?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cooperative_leaves_with_what_it_published_and_with_its_followers() -> Outcome {
    let (velo, pain) = tokio::try_join!(Place::begin(&QUICK), Place::begin(&QUICK))?;
    pain.follows(&velo).await?;
    let at_velo = velo.member().await?;
    work(&at_velo, "Drill").await?;
    pain.agrees_with(&velo).await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("velo.zip");
    let file = file.to_str().ok_or_else(|| anyhow::anyhow!("a path of text"))?;
    velo.site.run(&["coop", "export", "velo", file], "").await?;
    pain.site.run(&["coop", "import", file, "--handle", "neu"], "").await?;
    let there = sql("SELECT COUNT(*) AS number FROM listings l JOIN cooperatives c ON c.id = l.cooperative_id
         WHERE c.handle = 'neu' AND l.state = 'published'");
    anyhow::ensure!(pain.number(there).await? == 4, "what was published is published there");

    // The new one says by itself where it comes from.
    let home = format!("{}coops/neu", pain.site.url);
    velo.site.run(&["coop", "move", "velo", "--to", &home], "").await?;
    let moved = || {
        sql("SELECT COUNT(*) AS number FROM follows f JOIN actors t ON t.id = f.target_id WHERE t.url = $1 AND f.state = 'accepted'")
            .text(&home)
    };
    pain.until_number("its follower came along", moved, |number| number == 1).await?;
    let refused = at_velo.publishes("Too late").await;
    anyhow::ensure!(refused.is_err_and(|error| error.to_string().contains("409")), "it has moved");
    velo.site.run(&["coop", "move", "velo", "--back"], "").await?;
    at_velo.publishes("Back again").await?;
    tokio::try_join!(velo.finish(), pain.finish())?;
    Ok(())
}
