//! What has a time, as a calendar that telephones and desks subscribe to (RFC 5545).

use allmende_app::listings::ListingView;
use allmende_app::{cooperatives, search};
use allmende_domain::search::SearchQuery;
use allmende_domain::time::UnixMillis;
use axum::extract::{Path, RawQuery, State};
use http::HeaderMap;
use icalendar::{Calendar, Component as _, Event, EventLike as _};

use super::feeds::conditional;
use crate::Web;
use crate::cards::kind_words;
use crate::errors::Answer;
use crate::finding;
use crate::forms::Fields;
use crate::session::Visitor;
use crate::text_html;

const KIND: &str = "text/calendar; charset=utf-8";

/// `/calendar.ics`: of everything, with any filter but words and places.
pub async fn everything(State(web): State<Web>, visitor: Visitor, headers: HeaderMap, RawQuery(query): RawQuery) -> Answer {
    let all = cooperatives::list(&web.app).await?;
    let asked = finding::read(Fields::from_query(query.as_deref().unwrap_or_default()), &all);
    asked.strictly()?;
    let words = asked.words(&visitor, &all);
    let title = if words.is_empty() { visitor.locale().t("catalogue-title") } else { words };
    answer(&web, &visitor, &headers, &asked.query, &title).await
}

/// `/coops/{handle}/calendar.ics`
pub async fn of_cooperative(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, headers: HeaderMap) -> Answer {
    let cooperative = cooperatives::by_handle(&web.app, &handle).await?;
    let title = crate::choices::coop_name(&visitor, &cooperative);
    let query = SearchQuery { cooperative: Some(cooperative.id), ..SearchQuery::default() };
    answer(&web, &visitor, &headers, &query, &title).await
}

async fn answer(web: &Web, visitor: &Visitor, headers: &HeaderMap, query: &SearchQuery, title: &str) -> Answer {
    let found = search::with_times(&web.app, &visitor.viewer, query).await?;
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Allmende//Calendar//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.name(&name(&format!("{title} · {}", web.app.addresses.host())));
    calendar.extend(found.iter().filter_map(|view| event(web, visitor, view)));
    Ok(conditional(headers, KIND, calendar.to_string().into_bytes()))
}

/// One line of text: a calendar has no place for control characters.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// The name of a calendar holds what somebody put into its address, and is written once without any escapes: nothing in it may begin a line.
fn name(text: &str) -> String {
    plain(text).replace(['\n', '\u{2028}', '\u{2029}'], " ")
}

/// `20261201T140500Z`
fn stamp(time: UnixMillis) -> String {
    let civil = jiff::Timestamp::from_millisecond(time.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(jiff::tz::TimeZone::UTC);
    civil.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn event(web: &Web, visitor: &Visitor, view: &ListingView) -> Option<Event> {
    let locale = visitor.locale();
    let listing = &view.listing;
    let window = listing.terms.window;
    // Only the end is known: then that is what one must not miss.
    let begin = window.from.or(window.until)?;
    let text = listing.terms.texts.best(&visitor.reading.languages);
    let is_deadline = window.from.is_none();
    let title = if is_deadline { locale.with("calendar-last-day", &[("title", &text.title)]) } else { text.title.clone() };
    let is_mirrored = matches!(listing.author, allmende_domain::listing::Author::Peer(_));
    let address = web.app.addresses.url(&format!("/listings/{}", listing.id)).to_string();
    let words = text_html::excerpt(&text_html::body(&text.body, is_mirrored));
    let mut event = Event::new();
    event
        .uid(listing.object_url.as_str())
        .summary(&plain(&title))
        .description(&plain(&format!("{}\n{words}\n{address}", kind_words(locale, listing))))
        .url(&address)
        .add_property("DTSTAMP", stamp(listing.updated_at))
        .add_property("LAST-MODIFIED", stamp(listing.updated_at))
        .add_property("SEQUENCE", listing.version.max(0).to_string())
        .add_property("DTSTART", stamp(begin))
        // A thing that can be had is no appointment: it makes nobody busy.
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(until) = window.until.filter(|until| *until > begin) {
        event.add_property("DTEND", stamp(until));
    }
    let place = listing.terms.place.as_ref().map(|place| place.published());
    if let Some(place) = place.filter(|place| !place.name.is_empty()) {
        event.location(&plain(&place.name));
    }
    Some(event.done())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc() {
        assert_eq!(stamp(UnixMillis::parse_rfc3339("2026-12-01T15:05:00+01:00").unwrap()), "20261201T140500Z");
    }

    #[test]
    fn long_and_hostile_texts_stay_in_their_line() {
        let mut event = Event::new();
        event.summary(&plain(&format!("Vélo, {}; \r\nATTENDEE:mailto:x@evil.example\\", "ü".repeat(200))));
        let mut calendar = Calendar::empty();
        calendar.push(event.done());
        let text = calendar.to_string();
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(!unfolded.contains("\r\nATTENDEE"), "{text}");
        assert!(unfolded.contains("SUMMARY:Vélo\\, "), "{text}");
    }

    #[test]
    fn the_name_of_a_calendar_is_one_line_whatever_its_address_says() {
        let mut calendar = Calendar::empty();
        calendar.name(&name("drill\nEND:VCALENDAR\r\nBEGIN:VEVENT\u{2028}SUMMARY:x"));
        let text = calendar.to_string();
        assert_eq!(text.lines().filter(|line| line.starts_with("END:") || line.starts_with("BEGIN:")).count(), 2, "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
    }
}
