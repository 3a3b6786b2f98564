//! What a browser calls itself, in words: "Firefox on Android". The names are those of the programs, the same in every language.

use crate::locale::Locale;

/// Marks of browsers, those that also carry the marks of others first.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A device in the list of sessions; what is not known is shown as it calls itself.
pub fn words(locale: Locale, user_agent: &str) -> String {
    let of = |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    match (of(&BROWSERS), of(&SYSTEMS)) {
        (Some(browser), Some(system)) => locale.with("device-on", &[("browser", browser), ("system", system)]),
        _ if user_agent.is_empty() => locale.t("session-unknown"),
        _ => user_agent.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_named_as_people_know_them() {
        let phone = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
        assert_eq!(words(Locale::English, phone), "Firefox on Android");
        let edge =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0";
        assert_eq!(words(Locale::English, edge), "Edge on Windows");
        assert_eq!(words(Locale::English, "curl/8.0"), "curl/8.0");
        assert_eq!(words(Locale::English, ""), "Unknown program");
    }
}
