//! Dates and ages in the reader's language.

use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, UnixMillis};

use crate::locale::Locale;

/// A moment, for a `<time>` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// RFC 3339.
    pub machine: String,
    pub words: String,
}

fn civil(time: UnixMillis) -> jiff::civil::DateTime {
    jiff::Timestamp::from_millisecond(time.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(jiff::tz::TimeZone::UTC).datetime()
}

/// `3 December 2026`, in UTC.
pub fn date(locale: Locale, time: UnixMillis) -> String {
    let civil = civil(time);
    let month = locale.t(&format!("month-{}", civil.month()));
    locale.with("date", &[("day", &civil.day().to_string()), ("month", &month), ("year", &civil.year().to_string())])
}

/// `3 December 2026, 14:05 UTC`
pub fn date_time(locale: Locale, time: UnixMillis) -> String {
    let civil = civil(time);
    let clock = format!("{:02}:{:02}", civil.hour(), civil.minute());
    locale.with("date-time", &[("date", &date(locale, time)), ("time", &clock)])
}

pub fn when(locale: Locale, time: UnixMillis) -> When {
    When { machine: time.to_rfc3339(), words: date_time(locale, time) }
}

/// How long ago, in words; the date where that is longer than a week.
pub fn ago(locale: Locale, time: UnixMillis, now: UnixMillis) -> When {
    let words = match now.since(time).max(0) {
        ago if ago < MINUTE_MS => locale.t("ago-now"),
        ago if ago < HOUR_MS => locale.count("ago-minutes", ago / MINUTE_MS),
        ago if ago < DAY_MS => locale.count("ago-hours", ago / HOUR_MS),
        ago if ago < 7 * DAY_MS => locale.count("ago-days", ago / DAY_MS),
        _ => date(locale, time),
    };
    When { machine: time.to_rfc3339(), words }
}

/// How long ago a copy was made.
pub fn copy_age(locale: Locale, time: UnixMillis, now: UnixMillis) -> String {
    let ago = now.since(time).max(0);
    match ago {
        ago if ago < 2 * MINUTE_MS => locale.t("age-now"),
        ago if ago < 2 * HOUR_MS => locale.count("age-minutes", ago / MINUTE_MS),
        ago if ago < 2 * DAY_MS => locale.count("age-hours", ago / HOUR_MS),
        ago => locale.count("age-days", ago / DAY_MS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_naturally_in_each_language() {
        let time = UnixMillis::parse_rfc3339("2026-12-01T14:05:00Z").unwrap();
        assert_eq!(date(Locale::English, time), "1 December 2026");
        assert_eq!(date(Locale::German, time), "1. Dezember 2026");
        assert!(date(Locale::French, time).ends_with("décembre 2026"));
        assert_eq!(date(Locale::Spanish, time), "1 de diciembre de 2026");
        assert_eq!(date(Locale::Italian, time), "1 dicembre 2026");
        assert_eq!(date(Locale::Dutch, time), "1 december 2026");
        assert_eq!(date(Locale::Polish, time), "1 grudnia 2026");
        assert_eq!(date(Locale::Portuguese, time), "1 de dezembro de 2026");
        assert_eq!(copy_age(Locale::English, time, time.plus(3 * HOUR_MS)), "copied 3 hours ago");
    }
}
