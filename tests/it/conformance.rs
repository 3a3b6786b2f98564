//! Checks that others wrote for servers like ours, run against the real program: the actor verification of fediverse-pasture, and
//! activitypub-testing. Their packages are installed by scripts/test.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use allmende_tests::TestChance;
use allmende_tests::crash::server::{Running, Site, Start};
use allmende_tests::crash::{client, free_port, fresh_seed};
use allmende_tests::fedify;
use allmende_tests::nodes::until;
use anyhow::Context as _;
use serde_json::Value;
use tokio::process::Command;

use crate::tidy::tree;

type Outcome = anyhow::Result<()>;

const SOON: Duration = Duration::from_secs(60);

/// A server with a cooperative and an offer of it.
struct Server {
    site: Site,
    running: Running,
    actor: String,
    client: reqwest::Client,
    chance: TestChance,
    directory: tempfile::TempDir,
}

impl Server {
    async fn begin() -> anyhow::Result<Self> {
        let (chance, client) = (TestChance::seeded(fresh_seed()), client()?);
        let directory = tempfile::Builder::new().prefix("allmende-conformance-").tempdir()?;
        let site = Site::new(directory.path(), None, &chance, &client)?;
        site.run(&["coop", "add", "velo", "--name", "Vélo Commun", "--language", "en"], "").await?;
        let mut running = site.spawn(&Start::default())?;
        site.ready(&mut running).await?;
        let actor = format!("{}coops/velo", site.url);
        Ok(Self { site, running, actor, client, chance, directory })
    }

    async fn end(self) -> Outcome {
        self.running.stop().await?;
        let panics = self.site.panics();
        anyhow::ensure!(panics.is_empty(), "{panics:?}");
        Ok(())
    }
}

fn peers(path: &str) -> PathBuf {
    tree::root().join("tests/peers").join(path)
}

/// The Python for which scripts/test installs the packages.
fn python() -> anyhow::Result<PathBuf> {
    let program = tree::root().join("target/pasture/bin/python");
    anyhow::ensure!(program.is_file(), "the packages of tests/peers/pasture are not installed: scripts/test does it");
    Ok(program)
}

#[tokio::test]
async fn the_actor_verification_of_fediverse_pasture_passes() -> Outcome {
    let server = Server::begin().await?;
    let port = free_port(&server.chance).context("no port is free")?;
    let mut verifier = Command::new(python()?);
    verifier.arg(peers("pasture/verify_actor.py")).arg(port.to_string()).current_dir(server.directory.path());
    verifier.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let verifier = verifier.spawn()?;
    let address = format!("http://127.0.0.1:{port}/");
    until(SOON, "the verifier answers", async || Ok(server.client.get(&address).send().await.is_ok())).await?;

    let form = url::form_urlencoded::Serializer::new(String::new()).append_pair("actor_uri", &server.actor).finish();
    let request =
        server.client.post(&address).header("content-type", "application/x-www-form-urlencoded").header("accept", "application/json");
    let answer: Value = serde_json::from_str(&request.body(form).send().await?.error_for_status()?.text().await?)?;
    drop(verifier);
    let (result, log) = (&answer["result"], answer["messages"].as_str().unwrap_or_default());
    // Everybody reads the actor; nobody posts without a signature. Bob's key can be read by anybody, Claire's only with a signature.
    for (who, posts) in [("alice", false), ("bob", true), ("claire", true)] {
        anyhow::ensure!(result[who]["get_actor"] == true && result[who]["post_inbox"] == posts, "{who} of {result:#}\n{log}");
    }
    // These have no preferredUsername, so that there is no name under which we could know them.
    for who in ["dean", "emily", "frank"] {
        anyhow::ensure!(result[who]["get_actor"] == true, "{who} of {result:#}\n{log}");
    }
    anyhow::ensure!(result["webfinger"] == true, "name and address lead to each other: {result:#}\n{log}");
    server.end().await
}

/// Tests of activitypub-testing that apply to an actor of ours and pass. An inbox is nobody's to read, and the collections of likes and
/// shares are not there.
const PASSED: [&str; 5] = [
    "actor-must-serve-as2-object-to-get",
    "actor-objects-must-have-inbox-outbox-properties",
    "followers-collection-must-be-a-collection",
    "following-collection-must-be-a-collection",
    "outbox-must-be-an-orderedcollection",
];
/// Those about the protocol between clients and servers, which we do not speak.
const FOR_CLIENTS: &str = "outbox-post";

#[tokio::test]
async fn activitypub_testing_finds_nothing_wrong_with_an_actor() -> Outcome {
    let folder = peers("activitypub-testing");
    let program = folder.join("node_modules/activitypub-testing/src/cli.js");
    anyhow::ensure!(
        program.is_file(),
        "the packages of tests/peers/activitypub-testing are not installed: `npm ci` there, or scripts/test, does it"
    );
    let server = Server::begin().await?;
    let mut testing = Command::new(fedify::node());
    testing.arg(&program).args(["test", "actor", &server.actor]).current_dir(server.directory.path()).stdin(Stdio::null());
    let output = tokio::time::timeout(SOON, testing.kill_on_drop(true).output()).await.context("it took too long")??;
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let mut passed = Vec::new();
    for line in said.lines().filter(|line| line.starts_with('{')) {
        let assertion: Value = serde_json::from_str(line)?;
        let slug = assertion["test"]["slug"].as_str().unwrap_or_default().to_owned();
        let outcome = assertion["result"]["outcome"].as_str().unwrap_or_default();
        println!("{outcome} {slug}");
        match outcome {
            "passed" => passed.push(slug),
            "inapplicable" => {}
            _ => anyhow::ensure!(slug.contains(FOR_CLIENTS), "{slug} {outcome}: {:#}", assertion["result"]),
        }
    }
    for wanted in PASSED {
        anyhow::ensure!(passed.iter().any(|slug| slug == wanted), "{wanted} did not pass:\n{said}\n{complained}");
    }
    server.end().await
}
