//! The disk fills up, fails, cannot be written, holds nonsense, or is somebody else's.

use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use allmende_server::limits::EXIT_DISK_FAILED;
use allmende_tests::crash::server::Start;
use allmende_tests::faults::disk::FaultyDisk;
use allmende_tests::faults::house::{self, House, until};
use anyhow::Context as _;
use tokio::io::{AsyncBufReadExt as _, BufReader};

const SOON: Duration = Duration::from_secs(60);

/// A house on a disk that can fail.
async fn house_on_a_faulty_disk() -> anyhow::Result<(House, FaultyDisk)> {
    let (site, directory) = house::site(None).await?;
    let disk = FaultyDisk::under(directory.path())?;
    let house = House::of(site, directory, &disk.start()).await?;
    Ok((house, disk))
}

/// How a start that must not succeed ended, and what it said.
async fn refused(house: &House, start: &Start) -> anyhow::Result<(Option<i32>, String)> {
    let before = house.site.logged().len();
    let status = house.site.spawn(start)?.ended(SOON).await?;
    Ok((status.code(), house.site.logged().get(before..).unwrap_or_default().to_owned()))
}

/// Commits numbers with the given durability until the power is cut; how many of those that were acknowledged are lost.
async fn lost_in_a_power_cut(synchronous: &str) -> anyhow::Result<usize> {
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("allmende.db");
    let disk = FaultyDisk::under(directory.path())?;
    disk.begin()?;
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_allmende-tests"));
    command.args(["commit".as_ref(), file.as_os_str(), synchronous.as_ref()]).envs(disk.start().environment);
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
    let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
    let mut acknowledged = 0;
    while acknowledged < 500 {
        acknowledged = lines.next_line().await?.context("it ended by itself")?.parse::<usize>()?;
    }
    child.kill().await?;
    while let Some(line) = lines.next_line().await? {
        acknowledged = line.parse().unwrap_or(acknowledged);
    }
    // Nothing that was not flushed survives: the hardest cut.
    disk.cut_power(None)?;
    let db = allmende_db::Db::open(&allmende_db::Location::Sqlite(file)).await?;
    let kept =
        allmende_db::sql("SELECT COUNT(*) AS number FROM numbers").fetch_one(&mut db.read().await?, |row| row.get::<i64>("number")).await;
    db.close().await;
    // Without even the table everything is lost.
    Ok(acknowledged.saturating_sub(usize::try_from(kept.unwrap_or(0))?))
}

#[tokio::test]
async fn d1_a_power_cut_finds_what_was_not_flushed() {
    let full = lost_in_a_power_cut("full").await.unwrap();
    let normal = lost_in_a_power_cut("normal").await.unwrap();
    let off = lost_in_a_power_cut("off").await.unwrap();
    println!("lost of 500 acknowledged commits: FULL {full}, NORMAL {normal}, OFF {off}");
    assert_eq!(full, 0);
    assert!(normal > 0 && off > 0, "a test that cannot fail: NORMAL lost {normal}, OFF {off}");
}

#[tokio::test]
async fn d2_disk_full() {
    let (mut house, disk) = house_on_a_faulty_disk().await.unwrap();
    assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
    disk.leave_bytes(Some(0)).unwrap();
    // What is there already is written over, until something has to grow.
    let mut refused = [0, 0];
    for _ in 0..2_000 {
        let answers = [house.publishes().await.unwrap(), house.hears().await.unwrap()];
        for (answer, (fine, count)) in answers.into_iter().zip([303, 202].into_iter().zip(&mut refused)) {
            if answer.status != fine {
                assert!(answer.asks_to_come_back(), "{answer:?}");
                *count += 1;
            }
        }
        // Reading goes on, also for who is signed in.
        for page in ["/", "/coops/velo", "/healthz"] {
            assert_eq!(house.shows(page).await, 200, "{page} on a full disk");
        }
        if refused.iter().all(|count| *count >= 5) {
            break;
        }
    }
    assert!(refused.iter().all(|count| *count >= 5), "{refused:?} writes were refused, {} by the disk", disk.writes_refused().unwrap());
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
    // There is room again, and nobody has to do anything.
    disk.leave_bytes(None).unwrap();
    until("writes are taken again", async || Ok(house.publishes().await.context("an answer")?.status == 303)).await.unwrap();
    until("activities are taken again", async || Ok(house.hears().await.context("an answer")?.status == 202)).await.unwrap();
    house.running.take().unwrap().stop().await.unwrap();
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
    assert_eq!(problems_of(&house.database_file().unwrap()).await, Vec::<String>::new());
}

async fn problems_of(file: &Path) -> Vec<String> {
    let db = allmende_db::Db::open(&allmende_db::Location::Sqlite(file.to_owned())).await.unwrap();
    let problems = allmende_db::backup::integrity_problems(&db).await.unwrap();
    db.close().await;
    problems
}

#[tokio::test]
async fn d3_a_failed_flush_ends_the_process_and_is_never_repeated() {
    let (mut house, disk) = house_on_a_faulty_disk().await.unwrap();
    for inside in [true, false] {
        assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
        disk.fail_flushes(true).unwrap();
        let acknowledged = (house.acknowledged.len(), house.published.len());
        let answer = if inside { house.publishes().await } else { house.hears().await };
        assert_eq!(answer, None, "nothing is acknowledged, and nobody is there to say so");
        assert_eq!((house.acknowledged.len(), house.published.len()), acknowledged);
        let status = house.process().unwrap().ended(SOON).await.unwrap();
        assert_eq!(status.code(), Some(EXIT_DISK_FAILED));
        assert!(house.site.logged().contains("the disk failed to keep what was written"));
        assert_eq!((disk.flushes_failed().unwrap(), disk.flushes_after_failure().unwrap()), (1, 0), "failed, tried again");
        disk.fail_flushes(false).unwrap();
        disk.reset().unwrap();
        house.starts(&disk.start()).await.unwrap();
        assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn d9_a_disk_that_can_only_be_read() {
    let (mut house, disk) = house_on_a_faulty_disk().await.unwrap();
    assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
    // As a system does with a disk that it no longer trusts.
    disk.read_only(true).unwrap();
    for _ in 0..5 {
        let answers = [house.publishes().await.unwrap(), house.hears().await.unwrap()];
        assert!(answers.iter().all(house::Said::asks_to_come_back), "{answers:?}");
        assert_eq!((house.shows("/").await, house.shows("/healthz").await), (200, 200));
    }
    assert!(house.process().unwrap().is_alive().unwrap());
    // A start on such a disk is refused with its reason, at once.
    house.running.take().unwrap().kill().await.unwrap();
    let (code, said) = refused(&house, &disk.start()).await.unwrap();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Read-only file system"), "{said}");
    disk.read_only(false).unwrap();
    house.starts(&disk.start()).await.unwrap();
    assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn d10_a_flipped_byte_in_the_database_file() {
    let mut house = House::on_sqlite(&Start::default()).await.unwrap();
    for _ in 0..5 {
        house.publishes().await.unwrap();
    }
    house.running.take().unwrap().stop().await.unwrap();
    let file = house.database_file().unwrap();
    let whole = std::fs::read(&file).unwrap();
    let page_bytes = usize::from(u16::from_be_bytes([whole[16], whole[17]]));
    let pages = whole.len() / page_bytes;
    // Pages that hold a tree, all over the file: overwritten in what they are and in how much they hold.
    let trees: Vec<usize> = (1..pages).filter(|page| [2, 5, 10, 13].contains(&whole[page * page_bytes])).collect();
    let chosen = trees.iter().step_by(trees.len().div_ceil(8)).flat_map(|page| [0, 3].map(|at| page * page_bytes + at));
    let places: Vec<usize> = [2, 100].into_iter().chain(chosen).collect();
    for place in places {
        std::fs::write(&file, &whole).unwrap();
        let open = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
        open.write_all_at(&[whole[place] ^ 0xff], place as u64).unwrap();
        drop(open);
        let (code, said) = refused(&house, &Start::default()).await.unwrap();
        assert_eq!(code, Some(1), "byte {place}: {said}");
        assert!(
            said.contains("allmende.db") && (said.contains("is damaged") || said.contains("cannot open the database")),
            "byte {place}: {said}"
        );
    }
    std::fs::write(&file, &whole).unwrap();
    house.starts(&Start::default()).await.unwrap();
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn d11_a_second_process_on_the_same_file() {
    let mut house = House::on_sqlite(&Start::default()).await.unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("allmende.db");
    std::os::unix::fs::symlink(house.database_file().unwrap(), &link).unwrap();
    let free = Start::default().with("ALLMENDE_HTTP__LISTEN", "127.0.0.1:0");
    let by_link = free.clone().with("ALLMENDE_DATA__DIRECTORY", &elsewhere.path().display().to_string());
    for second in [&free, &by_link] {
        let (code, said) = refused(&house, second).await.unwrap();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("another server is running on"), "{said}");
    }
    // The first one did not notice.
    assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}
