use super::*;

const EXAMPLE: &str = include_str!("../../../../config/example.toml");

/// The example with its commented keys switched on: `#key = value` is a key, `# Words` are words.
fn uncommented() -> String {
    let key = |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') && !rest.is_empty()).map(str::to_owned);
    EXAMPLE.lines().map(|line| key(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

fn environment(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn load(text: Option<&str>, pairs: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    let home = tempfile::tempdir().unwrap();
    if let Some(text) = text {
        std::fs::write(home.path().join(FILE_DEFAULT), text).unwrap();
    }
    Settings::load(&Sources { file: None, working_directory: home.path().to_owned(), environment: environment(pairs) })
}

fn refusal(text: &str, pairs: &[(&str, &str)]) -> String {
    load(Some(text), pairs).unwrap_err().to_string()
}

const DEVELOPMENT: &str = "[instance]\ndevelopment = true\n";

#[test]
fn the_example_holds_every_key_with_its_default_and_a_sentence() {
    let mut reader = Reader::new(Some((PathBuf::from("example.toml"), uncommented())), &[]).unwrap();
    let settings = Settings::read(&mut reader);
    for key in reader.asked() {
        assert!(reader.given(key), "{key} is missing in config/example.toml");
    }
    reader.finish().unwrap();
    assert_eq!(settings, Settings::default());

    let lines: Vec<&str> = EXAMPLE.lines().collect();
    for pair in lines.windows(2) {
        if pair[1].starts_with('#') && !pair[1].starts_with("# ") && pair[1].contains(" = ") {
            assert!(pair[0].starts_with("# ") && pair[0].ends_with('.'), "no sentence above {}", pair[1]);
        }
    }
}

#[test]
fn the_example_as_shipped_changes_nothing_but_ends_the_guessing() {
    let error = refusal(EXAMPLE, &[]);
    assert!(error.contains("instance.url") && error.contains("public https address"), "{error}");
    let settings = load(Some(EXAMPLE), &[("ALLMENDE_INSTANCE__URL", "https://commons.example.org")]).unwrap();
    assert_eq!(settings.http, Settings::default().http);
    assert!(!settings.instance.development && settings.notices().is_empty());
}

#[test]
fn nothing_configured_is_development_with_a_notice() {
    let settings = load(None, &[]).unwrap();
    assert!(settings.instance.development && settings.origin.development_assumed);
    assert_eq!(settings.instance.url.as_str(), "http://localhost:8080/");
    assert_eq!(settings.notices().len(), 2);
    assert!(settings.notices()[0].contains("DEVELOPMENT MODE IS ON"));

    let other_port = load(None, &[("ALLMENDE_HTTP__LISTEN", "127.0.0.1:9000")]).unwrap();
    assert_eq!(other_port.instance.url.as_str(), "http://localhost:9000/");
    let other_address = load(None, &[("ALLMENDE_HTTP__LISTEN", "[::1]:9000")]).unwrap();
    assert_eq!(other_address.instance.url.as_str(), "http://[::1]:9000/");
}

#[test]
fn as_soon_as_anything_says_so_nothing_is_guessed() {
    let public = load(None, &[("ALLMENDE_INSTANCE__URL", "https://commons.example.org")]).unwrap();
    assert!(!public.instance.development && !public.origin.development_assumed);
    let chosen = load(None, &[("ALLMENDE_INSTANCE__DEVELOPMENT", "true")]).unwrap();
    assert!(chosen.instance.development && !chosen.origin.development_assumed);
    assert_eq!(chosen.notices().len(), 1, "the switch was thrown by hand, the guess need not be explained");
    assert!(load(None, &[("ALLMENDE_INSTANCE__DEVELOPMENT", "false")]).is_err());
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = format!("{DEVELOPMENT}[http]\nlisten = \"127.0.0.1:1000\"\nconnections_max = 100\n");
    let pairs = [
        ("ALLMENDE_HTTP__LISTEN", "127.0.0.1:2000"),
        ("ALLMENDE_HTTP__TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8"),
        ("ALLMENDE_DELIVERY__BACKOFF_SECONDS", "1,2,3"),
        ("ALLMENDE_DATABASE__URL", "postgres://coop:secret@db.example/allmende"),
        ("ALLMENDE_LOG__LEVEL", "info,allmende_delivery=debug"),
        ("UNRELATED__THING", "x"),
        ("ALLMENDE_TEST_POSTGRES", "x"),
    ];
    let settings = load(Some(&file), &pairs).unwrap();
    assert_eq!(settings.http.listen.port(), 2000);
    assert_eq!(settings.http.connections_max, 100);
    assert_eq!(settings.http.trusted_proxies.len(), 2);
    assert_eq!(settings.delivery.backoff, [1, 2, 3].map(Duration::from_secs));
    assert_eq!(settings.sqlite_file(), None);
    assert!(!format!("{settings:?}").contains("secret"), "a password must not reach the logs");
    assert_eq!(Settings::default().sqlite_file(), Some(PathBuf::from("./data/allmende.db")));
}

#[test]
fn the_file_can_be_named_and_must_then_exist() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("other.conf");
    std::fs::write(&file, format!("{DEVELOPMENT}[data]\ndirectory = \"/srv/allmende\"\n")).unwrap();
    let by_variable = environment(&[(FILE_VARIABLE, file.to_str().unwrap())]);
    let sources = Sources { file: None, working_directory: home.path().to_owned(), environment: by_variable };
    assert_eq!(Settings::load(&sources).unwrap().data.directory, Path::new("/srv/allmende"));
    let absent = Sources { file: Some(home.path().join("absent.toml")), ..sources };
    let error = Settings::load(&absent).unwrap_err().to_string();
    assert!(error.contains("absent.toml") && error.contains("cannot read"), "{error}");
}

#[test]
fn unknown_keys_are_named_and_the_nearest_is_suggested() {
    let error = refusal(&format!("{DEVELOPMENT}[http]\nlisen = \"127.0.0.1:1\"\n[databse]\nurl = \"\"\n"), &[]);
    assert!(error.contains("http.lisen") && error.contains("did you mean http.listen?"), "{error}");
    assert!(error.contains("databse.url") && error.contains("did you mean database.url?"), "{error}");
    assert!(error.contains(FILE_DEFAULT), "{error}");
    let error = refusal(DEVELOPMENT, &[("ALLMENDE_HTTP__LISTENS", "x")]);
    assert!(error.contains("ALLMENDE_HTTP__LISTENS") && error.contains("did you mean http.listen?"), "{error}");
    let error = refusal(DEVELOPMENT, &[("ALLMENDE_HTTP_LISTEN", "127.0.0.1:1")]);
    assert!(error.contains("write ALLMENDE_HTTP__LISTEN"), "{error}");
}

#[test]
fn wrong_values_say_key_value_origin_and_what_is_allowed() {
    let error = refusal(&format!("{DEVELOPMENT}[http]\nlisten = \"localhost\"\nconnections_max = 0\n"), &[("ALLMENDE_LOG__FORMAT", "xml")]);
    assert!(error.contains("http.listen") && error.contains("\"localhost\"") && error.contains("127.0.0.1:8080"), "{error}");
    assert!(error.contains("http.connections_max") && error.contains("a whole number from 8 to 65536"), "{error}");
    assert!(error.contains("ALLMENDE_LOG__FORMAT") && error.contains("human or json"), "{error}");
    for (file, part) in [
        ("[log]\nlevel = \"inof\"\n", "error, warn, info"),
        ("[http]\nidle_timeout_seconds = 1.5\n", "whole number"),
        ("[http]\nidle_timeout_seconds = true\n", "whole number"),
        ("[http]\ntrusted_proxies = [\"proxy\"]\n", "list of addresses"),
        ("[delivery]\nbackoff_seconds = []\n", "list is empty"),
        ("[delivery]\nconnect_timeout_seconds = 20\n", "total_timeout_seconds"),
        ("[delivery]\ndead_after_days = 20\n", "dropped_after_days"),
        ("[delivery]\ndns_cache_max_seconds = 30\n", "dns_cache_min_seconds"),
        ("[delivery]\nfailing_percent = 0\n", "from 1 to 100"),
        ("[delivery]\nbatch_wait_ms = 2000\n", "from 0 to 1000"),
        ("[metrics]\nlisten = \"127.0.0.1:8080\"\n", "same as http.listen"),
        ("[media]\nupload_bytes_max = -1\n", "from 1024"),
        ("[languages]\ndefault = \"not a language\"\n", "language tag"),
        ("[data]\ndirectory = \"\"\n", "path of a directory"),
    ] {
        let error = refusal(&format!("{DEVELOPMENT}{file}"), &[]);
        assert!(error.contains(part), "{file}: {error}");
    }
    let error = refusal(DEVELOPMENT, &[("ALLMENDE_DATABASE__URL", "mysql://me:secret@host/db")]);
    assert!(error.contains("postgres://USER") && !error.contains("secret"), "{error}");
    assert!(refusal("[instance\n", &[]).contains("not valid TOML"));
}

#[test]
fn a_public_instance_needs_a_public_https_origin() {
    for (url, part) in [
        ("http://commons.example.org", "not https"),
        ("https://commons.example.org:8443", "port"),
        ("https://203.0.113.7", "not a public host name"),
        ("https://localhost", "not a public host name"),
        ("https://commons.example.org/path", "scheme and host only"),
        ("https://commons.example.org/?q", "scheme and host only"),
        ("https://me@commons.example.org", "scheme and host only"),
        ("ftp://commons.example.org", "scheme and host only"),
        ("commons.example.org", "scheme and host only"),
    ] {
        let error = load(None, &[("ALLMENDE_INSTANCE__URL", url)]).unwrap_err().to_string();
        assert!(error.contains(part), "{url}: {error}");
    }
    let development = [("ALLMENDE_INSTANCE__URL", "http://127.0.0.1:4000"), ("ALLMENDE_INSTANCE__DEVELOPMENT", "true")];
    assert_eq!(load(None, &development).unwrap().instance.url.as_str(), "http://127.0.0.1:4000/");
}
