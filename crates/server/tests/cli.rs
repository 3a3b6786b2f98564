//! The command line as a person uses it: the real program, on an SQLite database of its own.

#![expect(clippy::unwrap_used, reason = "a test may end loudly")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

struct Machine {
    home: TempDir,
}

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Machine {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.home.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_allmende"));
        command.env_clear().env("ALLMENDE_INSTANCE__DEVELOPMENT", "true").args(arguments).current_dir(self.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }

    /// Runs what must succeed.
    fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {} {}", said.out, said.err);
        said.out
    }

    fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    fn with_input(&self, arguments: &[&str], input: &str) -> Said {
        use std::io::Write as _;
        let mut child = self.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Said::from(child.wait_with_output().unwrap())
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

#[test]
fn help_names_every_noun_and_wrong_arguments_are_told_apart_from_failures() {
    let machine = Machine::new();
    let help = machine.done(&["--help"]);
    for noun in [
        "serve", "demo", "doctor", "migrate", "backup", "restore", "database", "coop", "member", "listing", "follow", "follower", "board",
        "peer", "report", "delivery",
    ] {
        assert!(help.contains(noun), "{noun}");
    }
    assert_eq!(machine.run(&["publish"]).code, Some(2));
    assert_eq!(machine.run(&["member", "role", "anna", "king"]).code, Some(2));
    let said = machine.run(&["coop", "show", "velo"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.starts_with("allmende: there is no cooperative “velo” here"), "{}", said.err);
}

#[test]
fn completions_are_scripts() {
    let machine = Machine::new();
    assert!(machine.done(&["completions", "bash"]).contains("complete -F _allmende"));
    assert!(machine.done(&["completions", "fish"]).contains("complete -c allmende"));
    assert!(std::fs::read_dir(machine.path()).unwrap().next().is_none(), "nothing is made for that");
}

#[test]
fn the_doctor_finds_a_wrong_configuration_and_says_how_to_mend_it() {
    let machine = Machine::new();
    assert!(machine.done(&["doctor"]).contains("database"));
    assert!(!machine.path().join("data").exists(), "looking makes nothing");
    std::fs::write(machine.path().join("config.toml"), "[http]\nlisten = \"nowhere\"\n").unwrap();
    let said = machine.run(&["doctor"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("http.listen") && said.out.contains('→'), "{}", said.out);
    let findings: serde_json::Value = serde_json::from_str(&machine.run(&["doctor", "--json"]).out).unwrap();
    assert_eq!(findings[0]["severity"], "error");
}

#[test]
fn a_cooperative_its_people_and_its_catalogue_are_made_without_a_server() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo Commun", "--language", "fr", "--place", "Strasbourg"]);
    machine.done(&["coop", "edit", "velo", "--legal-form", "SCIC"]);
    let coop = machine.json(&["coop", "show", "velo", "--json"]);
    assert_eq!((coop["legal_form"].as_str(), coop["texts"][0]["name"].as_str()), (Some("SCIC"), Some("Vélo Commun")));

    let add = [
        "member",
        "add",
        "--admin",
        "--coop",
        "velo",
        "--role",
        "steward",
        "--login",
        "Anna@Example.org",
        "--name",
        "Anna",
        "--password-stdin",
    ];
    let said = machine.with_input(&add, "a long enough password\n");
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(machine.json(&["member", "list", "--json"])[0]["login"], "anna@example.org");
    let again = machine.with_input(&add, "a long enough password\n");
    assert!(again.code == Some(1) && again.err.contains("login"), "{}", again.err);
    let short = machine.with_input(&["member", "password", "anna@example.org", "--password-stdin"], "short\n");
    assert!(short.code == Some(1) && short.err.contains("password"), "{}", short.err);

    let table = "purpose,nature,title.fr,conditions,licence\noffer,tool,Perceuse,À rendre propre,\noffer,software,Tableur,,MPL-2.0\n";
    std::fs::write(machine.path().join("table.csv"), table).unwrap();
    assert!(machine.done(&["listing", "import", "table.csv", "--dry-run"]).contains("all 2 rows are fine"));
    assert_eq!(machine.json(&["listing", "list", "--json"]).as_array().unwrap().len(), 0, "a dry run writes nothing");
    assert_eq!(machine.json(&["listing", "import", "table.csv", "--json"])["created"], 2);
    let found = machine.json(&["listing", "list", "--search", "perceuse", "--json"]);
    let id = found[0]["id"].as_str().unwrap();
    machine.done(&["listing", "close", id, "--note", "Donnée"]);
    assert_eq!(machine.json(&["listing", "show", id, "--json"])["state"], "closed");
    machine.done(&["listing", "publish", id]);
    machine.done(&["listing", "remove", id]);
    assert_eq!(machine.run(&["listing", "show", id]).code, Some(1));
}

#[test]
fn wrong_rows_are_named_and_nothing_is_written_unless_they_are_left_out() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo"]);
    let table = "purpose,nature,title.en,conditions,licence,quantity\n\
                 offer,tool,Drill,Bring it back,,1\n\
                 offer,software,Sheet,,,1\n\
                 offer,tool,Saw,Bring it back,,-2\n";
    std::fs::write(machine.path().join("table.csv"), table).unwrap();
    for arguments in [["listing", "import", "table.csv", "--dry-run"].as_slice(), &["listing", "import", "table.csv"]] {
        let said = machine.run(arguments);
        assert_eq!(said.code, Some(1));
        assert!(said.out.contains("row 3, licence") && said.out.contains("row 4, quantity"), "{}", said.out);
    }
    assert_eq!(machine.json(&["listing", "list", "--json"]).as_array().unwrap().len(), 0);
    assert_eq!(machine.json(&["listing", "import", "table.csv", "--skip-invalid", "--json"])["created"], 1);
    std::fs::write(machine.path().join("broken.csv"), "purpose,colour\noffer,red\n").unwrap();
    let said = machine.run(&["listing", "import", "broken.csv"]);
    assert!(said.code == Some(1) && said.out.contains("colour"), "{} {}", said.out, said.err);
}

#[test]
fn a_backup_is_whole_and_a_damaged_one_is_not_restored() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo"]);
    machine.done(&["backup", "copy.db"]);
    assert_eq!(machine.run(&["backup", "copy.db"]).code, Some(1), "it never overwrites");
    machine.done(&["coop", "add", "later", "--name", "Later"]);
    assert!(machine.run(&["restore", "copy.db"]).err.contains("--force"));
    let mut damaged = std::fs::read(machine.path().join("copy.db")).unwrap();
    let middle = damaged.len() / 2;
    // Whole pages, their headers included: SQLite has no checksums, so what lies in the unused space of a page cannot be seen.
    damaged[8192..middle].fill(0xA5);
    std::fs::write(machine.path().join("damaged.db"), &damaged).unwrap();
    std::fs::write(machine.path().join("none.db"), "no database at all, only words").unwrap();
    for file in ["damaged.db", "none.db"] {
        let said = machine.run(&["restore", file, "--force"]);
        assert!(said.code == Some(1) && said.err.contains("nothing was changed"), "{file}: {} {}", said.out, said.err);
    }
    assert_eq!(machine.json(&["coop", "list", "--json"]).as_array().unwrap().len(), 2);
    machine.done(&["restore", "copy.db", "--force"]);
    assert_eq!(machine.json(&["coop", "list", "--json"]).as_array().unwrap().len(), 1);
    assert!(machine.done(&["migrate", "--status"]).contains("up to date"));
}

#[test]
fn a_backup_is_readable_by_its_owner_only_and_what_was_never_sent_to_cannot_be_retried() {
    use std::os::unix::fs::PermissionsExt as _;
    let machine = Machine::new();
    machine.done(&["migrate"]);
    machine.done(&["backup", "copy.db"]);
    for file in ["copy.db", "data/allmende.db"] {
        let mode = std::fs::metadata(machine.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file}");
    }
    let again = machine.run(&["backup", "copy.db"]);
    assert!(again.code == Some(1) && again.err.contains("never overwrites"), "{}", again.err);
    assert!(!machine.path().join("copy.db.unfinished").exists());
    let nobody = machine.run(&["delivery", "retry", "nobody.example"]);
    assert!(nobody.code == Some(1) && nobody.err.contains("nothing was ever sent to nobody.example"), "{}", nobody.err);
}

/// An activity of the cooperative to three servers; two of them have refused it.
async fn seed(database: &Path) {
    use allmende_db::{Db, Location, queue, sql};
    use allmende_domain::time::UnixMillis;
    use allmende_domain::url::ObjectUrl;
    let db = Db::open(&Location::Sqlite(database.to_owned())).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let actor = sql("SELECT actor_id FROM cooperatives").fetch_one(&mut tx, |row| row.get::<String>("actor_id")).await.unwrap();
    let url = |text: &str| ObjectUrl::parse(text).unwrap();
    let activity = queue::NewActivity {
        activity_url: url("http://localhost:8080/listings/1/activities/1"),
        actor_id: allmende_domain::ids::ActorId::parse(&actor).unwrap(),
        object_url: url("http://localhost:8080/listings/1"),
        kind: "Create".to_owned(),
        body: b"{}".to_vec(),
    };
    let now = UnixMillis(1_800_000_000_000);
    let seq = queue::insert_activity(&mut tx, &activity, now).await.unwrap().unwrap();
    let inboxes = ["a", "b", "c"].map(|host| url(&format!("https://{host}.example/inbox")));
    let endpoints = queue::endpoints_of(&mut tx, &inboxes, now).await.unwrap();
    assert_eq!(queue::address(&mut tx, seq, &endpoints).await.unwrap(), 3);
    queue::widen_audience(&mut tx, seq, 3).await.unwrap();
    sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
         SELECT d.endpoint_id, d.seq, 'dead', 422, 'answered 422', 1 FROM deliveries d JOIN endpoints e ON e.id = d.endpoint_id
         WHERE e.host <> 'c.example'")
    .execute(&mut tx)
    .await
    .unwrap();
    sql("DELETE FROM deliveries WHERE endpoint_id IN (SELECT endpoint_id FROM dead_letters)").execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
}

#[test]
fn deliveries_are_seen_and_steered() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo"]);
    assert!(machine.done(&["delivery", "peers"]).contains("No server matches"));
    assert!(machine.done(&["delivery", "recent"]).contains("Nothing was sent yet"));
    assert!(machine.done(&["delivery", "dead"]).contains("Nothing is dead or parked"));
    assert_eq!(machine.json(&["delivery", "inbox", "--json"])["waiting"], 0);
    assert_eq!(machine.json(&["delivery", "status", "--json"])["pending"], 0);
    tokio::runtime::Runtime::new().unwrap().block_on(seed(&machine.path().join("data/allmende.db")));

    let status = machine.json(&["delivery", "status", "--json"]);
    assert_eq!((status["pending"].as_i64(), status["dead"].as_i64(), status["endpoints"].as_i64()), (Some(1), Some(2), Some(3)));
    let peers = machine.json(&["delivery", "peers", "--show", "backlog", "--json"]);
    assert_eq!((peers["hosts"][0]["host"].as_str(), peers["hosts"][0]["state"].as_str()), (Some("c.example"), Some("fresh")));
    assert!(machine.done(&["delivery", "peer", "c.example"]).contains("waiting 1"));
    let recent = machine.json(&["delivery", "recent", "--coop", "velo", "--json"]);
    assert_eq!((recent["activities"][0]["audience"].as_i64(), recent["activities"][0]["dead"].as_i64()), (Some(3), Some(2)));
    let activity = "http://localhost:8080/listings/1/activities/1";
    assert!(machine.done(&["delivery", "activity", activity]).contains("delivered to 0 of 3 (1 waiting, 0 parked, 2 dead"));
    let dead = machine.json(&["delivery", "dead", "--why", "refused", "--json"]);
    assert_eq!((dead["count"].as_i64(), dead["letters"][0]["reason"].as_str()), (Some(2), Some("answered 422")));
    machine.done(&["delivery", "discard", "a.example"]);
    assert!(machine.done(&["delivery", "replay", "--activity", activity]).contains("1 deliveries"));
    assert_eq!(machine.json(&["delivery", "dead", "--state", "discarded", "--json"])["count"], 1);
    assert!(machine.done(&["delivery", "suspend", "c.example"]).contains("allmende delivery resume c.example"));
    assert!(machine.done(&["delivery", "resume", "c.example"]).contains("1 inbox"));
    assert!(machine.done(&["delivery", "retry", "https://c.example/inbox"]).contains("at once"));

    for (arguments, words) in [
        (vec!["delivery", "peer", "nobody.example"], "nothing was ever sent to nobody.example"),
        (vec!["delivery", "activity", "http://localhost:8080/x"], "`allmende delivery recent`"),
        (vec!["delivery", "replay"], "say what is meant"),
        (vec!["delivery", "replay", "7:9"], "`allmende delivery dead`"),
        (vec!["delivery", "replay", "--why", "late"], "`allmende delivery dead`"),
        (vec!["delivery", "suspend", "nobody.example"], "`allmende delivery peers`"),
        (vec!["delivery", "resume", "c.example"], "was not stopped"),
        (vec!["delivery", "inbox", "--again", "3"], "`allmende delivery inbox`"),
    ] {
        let said = machine.run(&arguments);
        assert!(said.code == Some(1) && said.err.contains(words), "{arguments:?}: {}", said.err);
    }
    for arguments in [["delivery", "dead", "--why", "nonsense"], ["delivery", "dead", "--state", "x"]] {
        assert_eq!(machine.run(&arguments).code, Some(2));
    }
}

#[test]
fn a_cooperative_leaves_with_everything_and_begins_again_elsewhere() {
    let old = Machine::new();
    old.done(&["coop", "add", "velo", "--name", "Vélo Commun", "--language", "fr", "--place", "Strasbourg"]);
    std::fs::write(
        old.path().join("things.csv"),
        "purpose,nature,title,conditions,state\noffer,tool,Perceuse,À rendre,\nneed,skill,Soudure,,draft\n",
    )
    .unwrap();
    old.done(&["listing", "import", "things.csv", "--coop", "velo"]);
    old.done(&["coop", "add", "pain", "--name", "Pain Commun"]);
    let pain = old.json(&["coop", "show", "pain", "--json"])["url"].as_str().unwrap().to_owned();
    old.done(&["block", "add", &pain, "--coop", "velo"]);
    assert!(old.done(&["coop", "export", "velo", "velo.zip"]).contains("velo.zip"));
    let again = old.run(&["coop", "export", "velo", "velo.zip"]);
    assert!(again.code == Some(1) && again.err.contains("exists already"), "{}", again.err);

    let new = Machine::new();
    let zip = old.path().join("velo.zip");
    let zip = zip.to_str().unwrap();
    let looked = new.json(&["coop", "import", zip, "--dry-run", "--json"]);
    assert_eq!((looked["ready"].as_u64(), looked["created"].as_u64()), (Some(2), Some(0)));
    assert!(!new.done(&["coop", "list"]).contains("velo"), "looking makes nothing");
    let made = new.json(&["coop", "import", zip, "--handle", "rad", "--json"]);
    assert_eq!((made["handle"].as_str(), made["created"].as_u64()), (Some("rad"), Some(2)));
    // Whose server is not there cannot be looked up; that is said, and the rest is made.
    assert_eq!((made["blocked"].as_u64(), made["not_blocked"].as_array().map(Vec::len)), (Some(0), Some(1)), "{made}");
    let coop = new.json(&["coop", "show", "rad", "--json"]);
    assert_eq!(coop["texts"][0]["name"], "Vélo Commun");
    let taken = new.run(&["coop", "import", zip, "--handle", "rad"]);
    assert!(taken.code == Some(1) && taken.err.contains("--handle"), "{}", taken.err);
    std::fs::write(new.path().join("no.zip"), "nothing").unwrap();
    let refused = new.run(&["coop", "import", "no.zip"]);
    assert!(refused.code == Some(1) && refused.err.contains("no archive"), "{}", refused.err);
}

#[test]
fn all_that_is_kept_of_a_member_is_printed_for_them() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo Commun"]);
    let refused = machine.run(&["member", "export", "nobody"]);
    assert!(refused.code == Some(1) && refused.err.contains("nobody"), "{}", refused.err);
    let added = ["member", "add", "--login", "anna", "--name", "Anna", "--coop", "velo", "--role", "admin", "--password-stdin"];
    let added = machine.with_input(&added, "a long enough password\n");
    assert_eq!(added.code, Some(0), "{}", added.err);
    let kept: serde_json::Value = serde_json::from_str(&machine.done(&["member", "export", "anna"])).unwrap();
    assert_eq!((&kept["login"], &kept["cooperatives"][0]["role"]), (&"anna".into(), &"admin".into()));
    assert!(!kept.to_string().contains("argon2"), "no password");
}

#[test]
fn a_cooperative_blocks_whom_it_wants_nothing_to_do_with() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo Commun"]);
    machine.done(&["coop", "add", "pain", "--name", "Pain Commun"]);
    assert_eq!(machine.done(&["block", "list", "--coop", "velo"]), "It blocks nobody.\n");
    let pain = machine.json(&["coop", "show", "pain", "--json"])["url"].as_str().unwrap().to_owned();
    let blocked = machine.json(&["block", "add", &pain, "--coop", "velo", "--json"]);
    assert_eq!(blocked["url"], pain.as_str());
    let listed = machine.json(&["block", "list", "--coop", "velo", "--json"]);
    assert_eq!(listed[0]["id"], blocked["id"], "{listed}");
    let refused = machine.run(&["follow", "add", &pain, "--coop", "velo"]);
    assert!(refused.code == Some(1) && refused.err.contains("blocked"), "{}", refused.err);
    let handle = blocked["handle"].as_str().unwrap().trim_start_matches('@');
    std::fs::write(machine.path().join("blocked_accounts.csv"), format!("{handle}\nmia@nowhere.invalid\n")).unwrap();
    let many = machine.run(&["block", "import", "blocked_accounts.csv", "--coop", "velo"]);
    let told = many.out.contains("1 of 2 accounts were blocked") && many.out.contains("not blocked: mia@nowhere.invalid");
    assert!(many.code == Some(1) && told, "{} {}", many.out, many.err);
    std::fs::write(machine.path().join("empty.csv"), "Account address\n").unwrap();
    let none = machine.run(&["follow", "import", "empty.csv", "--coop", "velo"]);
    assert!(none.code == Some(1) && none.err.contains("names no account"), "{}", none.err);
    let refused = machine.run(&["block", "add", "nobody", "--coop", "velo"]);
    assert_eq!(refused.code, Some(1), "{}", refused.err);
    assert!(machine.run(&["block", "remove", "@x@y.example", "--coop", "velo"]).err.contains("does not block"));
    machine.done(&["block", "remove", blocked["handle"].as_str().unwrap(), "--coop", "velo"]);
    assert_eq!(machine.done(&["block", "list", "--coop", "velo"]), "It blocks nobody.\n");
}

#[test]
fn the_board_of_a_cooperative_is_shown_and_its_rule_set() {
    let machine = Machine::new();
    machine.done(&["coop", "add", "velo", "--name", "Vélo Commun"]);
    let board = machine.json(&["board", "show", "--json"]);
    assert!(board["handle"].as_str().unwrap().starts_with("@velo.board@"), "{board}");
    assert_eq!((&board["outside_posts"], &board["waiting"]), (&"by-hand".into(), &0.into()));
    machine.done(&["board", "set", "automatic"]);
    assert_eq!(machine.json(&["board", "show", "--json"])["outside_posts"], "automatic");
    assert_eq!(machine.run(&["board", "set", "sometimes"]).code, Some(1));
    assert_eq!(machine.done(&["board", "waiting"]), "No post waits.\n");
    assert_eq!(machine.run(&["board", "accept", "0193a5b0-7e3c-7a11-8c11-000000000001"]).code, Some(1));
}

#[test]
fn the_demo_verifies_over_http_what_the_readme_says() {
    let place = Machine::new();
    let said = place.done(&["demo", "--check"]);
    assert!(said.contains("All 20 things were verified in "), "{said}");
}
