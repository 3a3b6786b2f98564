//! What a search asks for, as its address says it: read for the catalogue, the map and the feeds alike, and told again as chips that can each
//! be taken away.

use allmende_app::AppError;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::geo::Point;
use allmende_domain::listing::Purpose;
use allmende_domain::resource::Nature;
use allmende_domain::search::{Near, SearchQuery, Sort};
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::text::folded;
use allmende_domain::url::Host;

use crate::choices;
use crate::forms::{Fields, encoded};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::towns::{self, Town};
use crate::turning;

/// Taken when a place is chosen without a distance.
pub const USUAL_DISTANCE_KM: f64 = 10.0;
/// Distances people choose from, in kilometres.
pub const DISTANCES_KM: [&str; 6] = ["2", "5", "10", "25", "50", "200"];
/// What narrows a search down. The rest of an address says how results are shown.
const FILTERS: [&str; 13] = ["q", "purpose", "nature", "sector", "sdg", "coop", "peer", "licence", "tag", "near", "lat", "lon", "closed"];
/// What of an address belongs to one answer only.
const PASSING: [&str; 6] = ["page", "done", "part", "at", "by", "to"];

/// Where a search is around.
#[derive(Debug, Clone, PartialEq)]
pub enum Around {
    Anywhere,
    /// With other towns that the name may have meant.
    Place {
        name: String,
        point: Point,
        others: Vec<Town>,
    },
    /// A name that nobody here knows.
    Unknown(String),
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub href: String,
    pub words: String,
    /// It leads to what is shown already, or takes away what is chosen.
    pub on: bool,
    /// For coming back to it by keyboard after the results were replaced.
    pub id: String,
}

/// A search, read.
#[derive(Debug, Clone)]
pub struct Asked {
    pub query: SearchQuery,
    pub around: Around,
    pub fields: Fields,
    /// Names of fields that were given and could not be read; they filter nothing.
    pub odd: Vec<&'static str>,
}

fn point_of(cooperative: &Cooperative) -> Option<Point> {
    // The published place: a search must not tell more about it than the page does.
    cooperative.profile.place.as_ref().and_then(|place| place.published().point)
}

/// A cooperative's handle, the name of the place of one, or a town.
fn around(text: &str, cooperatives: &[Cooperative]) -> Around {
    let text = text.trim();
    let here = |coop: &&Cooperative| {
        coop.handle.as_str() == text || coop.profile.place.as_ref().is_some_and(|place| folded(&place.name) == folded(text))
    };
    let mut towns = towns::find(text);
    if let Some((coop, point)) = cooperatives.iter().filter(here).find_map(|coop| Some((coop, point_of(coop)?))) {
        let name = coop.profile.place.as_ref().map(|place| place.name.clone()).filter(|name| !name.is_empty());
        // The same place again is no other one.
        towns.retain(|town| town.point.distance_km(point) > 25.0);
        return Around::Place { name: name.unwrap_or_else(|| text.to_owned()), point, others: towns };
    }
    if towns.is_empty() {
        return Around::Unknown(text.to_owned());
    }
    let town = towns.remove(0);
    Around::Place { name: town.label(), point: town.point, others: towns }
}

/// The search that the fields ask for. What cannot be read filters nothing, so that an old link still finds something; it is noted in
/// [`Asked::odd`] for those who must not be told wrong.
pub fn read(mut fields: Fields, cooperatives: &[Cooperative]) -> Asked {
    let page = turning::asked(&fields);
    let part: Vec<(String, String)> =
        fields.pairs().iter().filter(|(name, value)| !PASSING.contains(&name.as_str()) && !value.is_empty()).cloned().collect();
    fields = Fields::default();
    part.into_iter().for_each(|(name, value)| fields.add(&name, value));

    let mut odd = Vec::new();
    let query = {
        let mut read = Reader { fields: &fields, odd: &mut odd };
        let entered = read.parsed("lat", number).zip(read.parsed("lon", number));
        let radius_km = read.parsed("km", |text| number(text).filter(|km| (0.0..=20_000.0).contains(km)));
        let cooperative = |handle: &str| cooperatives.iter().find(|coop| coop.handle.as_str() == handle);
        (
            SearchQuery {
                words: read.fields.text("q"),
                purpose: read.parsed("purpose", Purpose::parse),
                nature: read.parsed("nature", Nature::parse),
                sector: read.parsed("sector", Sector::parse),
                sdg: read.parsed("sdg", Sdg::parse),
                tag: read.parsed("tag", |tag| allmende_domain::text::tag(tag).ok()),
                licence: read.parsed("licence", |text| Some(text.to_owned())),
                cooperative: read.parsed("coop", |handle| cooperative(handle).map(|coop| coop.id.clone())),
                peer: read.parsed("peer", |host| Host::parse(host).ok()),
                near: None,
                with_closed: !read.fields.get("closed").is_empty(),
                sort: read.parsed("sort", Sort::parse).unwrap_or_default(),
                page,
            },
            entered,
            radius_km,
        )
    };
    let (mut query, entered, radius_km) = query;
    let entered = entered.map(|(lat, lon)| Point::new(lat, lon));
    if let Some(Err(_)) = entered {
        odd.push("lat");
    }
    let near = match fields.get("near").trim() {
        "" => Around::Anywhere,
        text => around(text, cooperatives),
    };
    let around = match (near, entered) {
        (Around::Place { name, point, others }, _) => Around::Place { name, point, others },
        (_, Some(Ok(point))) => Around::Place { name: format!("{}, {}", point.latitude, point.longitude), point, others: Vec::new() },
        (near, _) => near,
    };
    if let Around::Place { point, .. } = &around {
        query.near = Some(Near { point: *point, radius_km: radius_km.unwrap_or(USUAL_DISTANCE_KM) });
    }
    Asked { query, around, fields, odd }
}

/// What a kept search asks for; `None` when a part of it cannot be read any more: everything is not what was asked for.
#[must_use]
pub fn kept_search(text: &str, cooperatives: &[Cooperative]) -> Option<SearchQuery> {
    let asked = read(Fields::from_query(text), cooperatives);
    (asked.is_filtered() && asked.strictly().is_ok()).then_some(asked.query)
}

/// A number as people write it, with a point or a comma.
pub fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

struct Reader<'a> {
    fields: &'a Fields,
    odd: &'a mut Vec<&'static str>,
}

impl Reader<'_> {
    fn parsed<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let given = self.fields.get(name).trim();
        let value = parse(given).filter(|_| !given.is_empty());
        if value.is_none() && !given.is_empty() {
            self.odd.push(name);
        }
        value
    }
}

impl Asked {
    /// # Errors
    /// [`AppError::Invalid`] `filter-odd` when something was given that cannot be read: a feed of everything is not what was asked for.
    pub fn strictly(&self) -> Result<(), AppError> {
        let is_nowhere = matches!(self.around, Around::Unknown(_));
        match self.odd.first().or(is_nowhere.then_some(&"near")) {
            None => Ok(()),
            Some(field) => Err(AppError::invalid(*field, "filter-odd", "a part of this address cannot be read")),
        }
    }

    pub fn is_filtered(&self) -> bool {
        FILTERS.iter().any(|name| !self.fields.get(name).is_empty())
    }

    /// The same search at `path` with other values; empty ones are left out.
    pub fn link(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let is_changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
        let kept = self.fields.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str())).filter(|(name, _)| !is_changed(name));
        for (name, value) in kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same search as a feed or on the map: without what only lists have.
    pub fn link_without_looks(&self, path: &str) -> String {
        self.link(path, &[("view", ""), ("sort", "")])
    }

    /// What is chosen, each with the address without it. Kinds are left out: they stand beside, to be chosen and left.
    pub fn chips(&self, visitor: &Visitor, cooperatives: &[Cooperative], path: &str) -> Vec<Way> {
        let locale = visitor.locale();
        let query = &self.query;
        let mut chips: Vec<(Vec<(&str, &str)>, String)> = Vec::new();
        let mut add = |name: &'static str, words: String| chips.push((vec![(name, "")], words));
        if !query.words.trim().is_empty() {
            add("q", locale.with("chip-words", &[("words", query.words.trim())]));
        }
        if let Some(sector) = query.sector {
            add("sector", locale.t(&format!("sector-{}", sector.as_str())));
        }
        if let Some(goal) = query.sdg {
            let words = locale.t(&format!("sdg-{}", goal.number()));
            add("sdg", format!("{} · {words}", locale.with("sdg-short", &[("number", &goal.number().to_string())])));
        }
        if let Some(coop) = query.cooperative.as_ref().and_then(|id| cooperatives.iter().find(|coop| coop.id == *id)) {
            add("coop", choices::coop_name(visitor, coop));
        }
        if let Some(host) = &query.peer {
            add("peer", host.as_str().to_owned());
        }
        if let Some(licence) = &query.licence {
            add("licence", licence.clone());
        }
        if let Some(tag) = &query.tag {
            add("tag", format!("#{tag}"));
        }
        if query.with_closed {
            add("closed", locale.t("chip-closed"));
        }
        if let (Around::Place { name, .. }, Some(near)) = (&self.around, &query.near) {
            let gone = vec![("near", ""), ("km", ""), ("lat", ""), ("lon", "")];
            // Coordinates say nothing to people.
            let by_point = self.fields.get("near").trim().is_empty().then(|| towns::nearest(near.point)).flatten();
            let (key, place) = by_point.map_or_else(|| ("chip-near", name.clone()), |town| ("chip-near-point", town.label()));
            chips.push((gone, locale.with(key, &[("place", &place), ("km", &near.radius_km.to_string())])));
        }
        let way = |(changes, words): (Vec<(&str, &str)>, String)| {
            let id = changes.first().map(|(name, _)| format!("chip-{name}")).unwrap_or_default();
            Way { href: self.link(path, &changes), words, on: true, id }
        };
        chips.into_iter().map(way).collect()
    }

    /// Kinds to choose and to leave: offers or needs, and of what nature.
    pub fn kinds(&self, locale: Locale, path: &str) -> Vec<Way> {
        let one = |name: &'static str, code: &str, words: String| {
            let on = self.fields.get(name) == code;
            Way { href: self.link(path, &[(name, if on { "" } else { code })]), words, on, id: format!("kind-{code}") }
        };
        let purposes = choices::of(locale, "purposes", ["offer", "need"]).into_iter().map(|(code, words)| one("purpose", &code, words));
        let natures = choices::natures(locale).into_iter().map(|(code, words)| one("nature", &code, words));
        purposes.chain(natures).collect()
    }

    /// Orders that make sense for this search.
    pub fn sorts(&self, locale: Locale) -> Vec<Way> {
        let usual = match (&self.query.near, self.query.prefixes().is_empty()) {
            (Some(_), _) => Some("sort-nearest"),
            (None, false) => Some("sort-best"),
            (None, true) => None,
        };
        // Where the usual order is the newest first, it is not offered twice.
        let newest = (if usual.is_some() { Sort::Newest } else { Sort::Usual }, "sort-newest");
        let all = usual.map(|key| (Sort::Usual, key)).into_iter().chain([newest, (Sort::Title, "sort-title")]);
        let shown = if usual.is_none() && self.query.sort == Sort::Newest { Sort::Usual } else { self.query.sort };
        let way = |(sort, key): (Sort, &str)| Way {
            href: self.link("/", &[("sort", sort.as_str())]),
            words: locale.t(key),
            on: shown == sort,
            id: key.to_owned(),
        };
        all.map(way).collect()
    }

    /// Other towns of the name that was given.
    pub fn others(&self, path: &str) -> Vec<Way> {
        let Around::Place { others, .. } = &self.around else { return Vec::new() };
        let way = |town: &Town| Way {
            href: self.link(path, &[("near", &town.label()), ("lat", ""), ("lon", "")]),
            words: town.label(),
            on: false,
            id: format!("town-{}", encoded(&town.label())),
        };
        others.iter().map(way).collect()
    }

    /// The same place with the next larger distance, in words.
    pub fn wider(&self, locale: Locale, path: &str) -> Option<Way> {
        let near = self.query.near?;
        let km = DISTANCES_KM.into_iter().find(|km| km.parse::<f64>().is_ok_and(|km| km > near.radius_km))?;
        let words = locale.with("empty-wider", &[("km", km)]);
        Some(Way { href: self.link(path, &[("km", km)]), words, on: false, id: "wider".to_owned() })
    }

    /// What the search is for, a few words for each filter; empty for everything.
    pub fn asks(&self, visitor: &Visitor, cooperatives: &[Cooperative]) -> Vec<String> {
        let kinds = self.kinds(visitor.locale(), "/").into_iter().filter(|kind| kind.on);
        kinds.chain(self.chips(visitor, cooperatives, "/")).map(|way| way.words).collect()
    }

    /// The same in one line.
    pub fn words(&self, visitor: &Visitor, cooperatives: &[Cooperative]) -> String {
        self.asks(visitor, cooperatives).join(", ")
    }

    /// The search as members keep it, to be read by [`kept_search`]: what narrows it down and nothing else, in one order, so that the same search is the
    /// same text. What is closed is nothing new. Empty for everything.
    pub fn kept(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let distance = (self.query.near.is_some()).then_some("km");
        for name in FILTERS.into_iter().filter(|name| *name != "closed").chain(distance) {
            let value = self.fields.get(name).trim();
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        super::read(Fields::from_query(query), &[])
    }

    #[test]
    fn a_query_is_read_leniently_and_what_is_odd_is_noted() {
        let asked = read("q=perceuse&purpose=need&nature=tool&sdg=99&lat=48,57&lon=7.75&km=5&page=2");
        assert_eq!(asked.query.words, "perceuse");
        assert_eq!(asked.query.purpose, Some(Purpose::Need));
        assert_eq!(asked.query.sdg, None);
        assert_eq!(asked.query.near.unwrap().radius_km, 5.0);
        assert_eq!(asked.query.page, 1);
        assert_eq!(asked.odd, ["sdg"]);
        let nonsense = read("lat=900&lon=x&km=-4&peer=a/b&purpose=%00");
        assert_eq!(nonsense.query, SearchQuery::default());
        assert!(nonsense.strictly().is_err());
        assert!(read("").strictly().is_ok());
        assert!(read("lat=NaN&lon=inf").query.near.is_none());
    }

    #[test]
    fn a_town_is_a_place_and_an_unknown_one_is_said() {
        let asked = read("near=Strasbourg&km=25");
        let near = asked.query.near.unwrap();
        assert!((near.point.latitude - 48.58).abs() < 0.02 && near.radius_km == 25.0);
        assert!(matches!(read("near=Nowhere-at-all").around, Around::Unknown(_)));
        assert_eq!(read("near=Nowhere-at-all").query.near, None);
        // A name wins over coordinates of an old link: it is what people see and change.
        assert!(read("near=Paris&lat=1&lon=1").query.near.unwrap().point.latitude > 48.0);
        assert!(!read("near=Cambridge").others("/").is_empty());
    }

    #[test]
    fn a_search_is_kept_as_one_text_and_read_again() {
        let asked = read("view=list&near=Paris&q=%20drill%20&sort=title&page=3&closed=1&km=25&purpose=");
        assert_eq!(asked.kept(), "q=drill&near=Paris&km=25");
        assert_eq!(kept_search(&asked.kept(), &[]).unwrap().near, asked.query.near);
        assert_eq!(read("q=drill&km=25").kept(), "q=drill", "a distance from nowhere");
        assert_eq!(read("closed=1&view=list").kept(), "");
        for odd in ["", "near=Nowhere-at-all", "coop=gone", "q=drill&sector=unknown", "view=list"] {
            assert_eq!(kept_search(odd, &[]), None, "{odd}");
        }
    }

    #[test]
    fn links_keep_the_search_and_lose_what_passes() {
        let asked = read("q=drill&page=3&done=x&part=results&view=list&nature=&at=1,2,3");
        assert_eq!(asked.link("/", &[]), "/?q=drill&view=list");
        assert_eq!(asked.link("/", &[("q", ""), ("nature", "tool")]), "/?view=list&nature=tool");
        assert_eq!(asked.link_without_looks("/feed.atom"), "/feed.atom?q=drill");
        assert!(asked.is_filtered() && !read("view=list&sort=title").is_filtered());
        let hostile = read("q=%22%3E%3Cscript%3E%26").link("/", &[]);
        assert_eq!(hostile, "/?q=%22%3E%3Cscript%3E%26");
    }

    #[test]
    fn kinds_are_chosen_and_left_by_the_same_link() {
        let asked = read("nature=tool&purpose=offer");
        let kinds = asked.kinds(Locale::English, "/");
        let of = |id: &str| kinds.iter().find(|kind| kind.id == id).unwrap().clone();
        assert_eq!((of("kind-tool").on, of("kind-tool").href.as_str()), (true, "/?purpose=offer"));
        assert_eq!((of("kind-space").on, of("kind-space").href.as_str()), (false, "/?purpose=offer&nature=space"));
    }

    #[test]
    fn orders_are_those_that_make_sense() {
        let ids = |query: &str| read(query).sorts(Locale::English).into_iter().map(|way| way.id).collect::<Vec<_>>();
        assert_eq!(ids(""), ["sort-newest", "sort-title"]);
        assert_eq!(ids("q=x"), ["sort-best", "sort-newest", "sort-title"]);
        assert_eq!(ids("near=Strasbourg"), ["sort-nearest", "sort-newest", "sort-title"]);
        for query in ["", "sort=newest", "sort=title", "q=x&sort=newest"] {
            assert_eq!(read(query).sorts(Locale::English).iter().filter(|way| way.on).count(), 1, "{query}");
        }
    }

    #[test]
    fn the_next_distance_is_offered_until_there_is_none() {
        let wider = |query: &str| read(query).wider(Locale::English, "/").map(|way| way.href);
        assert_eq!(wider("near=Paris&km=10").as_deref(), Some("/?near=Paris&km=25"));
        assert_eq!(wider("near=Paris&km=200"), None);
        assert_eq!(wider("q=x"), None);
    }
}
