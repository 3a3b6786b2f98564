//! The catalogue: everything that may be seen here, own and from peers, found instantly.

use allmende_domain::cooperative::Cooperative;
use allmende_domain::geo::Point;
use allmende_domain::listing::Purpose;
use allmende_domain::resource::Nature;
use allmende_domain::search::{Near, SearchQuery};
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::url::Host;
use axum::extract::{RawQuery, State};

use crate::Web;
use crate::cards::Card;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::{self, Turning};

/// Distances people choose from, in kilometres.
const DISTANCES_KM: [&str; 6] = ["2", "5", "10", "25", "50", "200"];
/// Taken when a place is chosen without a distance.
const USUAL_DISTANCE_KM: f64 = 10.0;

#[derive(askama::Template)]
#[template(path = "catalogue.html")]
struct CataloguePage {
    page: Frame,
    form: Form,
    cards: Vec<Card>,
    turning: Turning,
    is_filtered: bool,
    more_open: bool,
    purposes: Choices,
    natures: Choices,
    sectors: Choices,
    sdgs: Choices,
    cooperatives: Choices,
    places: Choices,
    distances: Choices,
}

#[derive(askama::Template)]
#[template(path = "fresh.html")]
struct FreshPage {
    page: Frame,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    if allmende_app::setup::is_fresh(&web.app).await? {
        let page = Frame::new(&web, &visitor, visitor.locale().t("fresh-title"), "catalogue");
        return Ok(rendered(&FreshPage { page }));
    }
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let cooperatives = allmende_app::cooperatives::list(&web.app).await?;
    let search = read(&fields, &cooperatives);
    let results = allmende_app::search::search(&web.app, &visitor.viewer, &search).await?;
    let locale = visitor.locale();
    let page =
        Frame::new(&web, &visitor, locale.t("catalogue-title"), "catalogue").with_alternate(web.app.addresses.url("/actor").to_string());
    let more = ["sector", "sdg", "licence", "coop", "peer", "tag", "near", "lat", "lon", "closed"];
    let more_open = more.iter().any(|name| !fields.get(name).is_empty());
    let view = CataloguePage {
        cards: Card::all(&web, &visitor, &results.items),
        turning: Turning::of(&results, "/", &fields),
        is_filtered: more_open || ["q", "purpose", "nature"].iter().any(|name| !fields.get(name).is_empty()),
        more_open,
        purposes: choices::or_any(locale, "any-purpose", choices::of(locale, "purposes", ["offer", "need"])),
        natures: choices::or_any(locale, "any-nature", choices::natures(locale)),
        sectors: choices::or_any(locale, "any-sector", choices::sectors(locale)),
        sdgs: choices::or_any(locale, "any-sdg", choices::sdgs(locale)),
        cooperatives: choices::or_any(locale, "any-cooperative", choices::cooperatives(&visitor, &cooperatives)),
        places: choices::or_any(
            locale,
            "anywhere",
            choices::cooperatives(&visitor, cooperatives.iter().filter(|coop| point_of(coop).is_some())),
        ),
        distances: DISTANCES_KM.iter().map(|km| ((*km).to_owned(), locale.with("distance-km", &[("km", km)]))).collect(),
        form: Form::from(with_usual_distance(fields)),
        page,
    };
    Ok(rendered(&view))
}

fn with_usual_distance(mut fields: Fields) -> Fields {
    if fields.get("km").is_empty() {
        fields.set("km", USUAL_DISTANCE_KM.to_string());
    }
    fields
}

fn point_of(cooperative: &Cooperative) -> Option<Point> {
    // The published place: a search must not tell more about it than the page does.
    cooperative.profile.place.as_ref().and_then(|place| place.published().point)
}

/// The search that the fields ask for. What cannot be read filters nothing: an old link still finds something.
fn read(fields: &Fields, cooperatives: &[Cooperative]) -> SearchQuery {
    let by_handle = |handle: &str| cooperatives.iter().find(|coop| coop.handle.as_str() == handle);
    let given = |name: &str| Some(fields.get(name).trim()).filter(|value| !value.is_empty());
    let number = |name: &str| fields.get(name).trim().replace(',', ".").parse::<f64>().ok();
    let entered = number("lat").zip(number("lon")).and_then(|(lat, lon)| Point::new(lat, lon).ok());
    let point = entered.or_else(|| by_handle(fields.get("near")).and_then(point_of));
    let radius_km = number("km").filter(|km| (0.0..=20_000.0).contains(km)).unwrap_or(USUAL_DISTANCE_KM);
    SearchQuery {
        words: fields.text("q"),
        purpose: Purpose::parse(fields.get("purpose")),
        nature: Nature::parse(fields.get("nature")),
        sector: Sector::parse(fields.get("sector")),
        sdg: Sdg::parse(fields.get("sdg")),
        tag: given("tag").and_then(|tag| allmende_domain::text::tag(tag).ok()),
        licence: given("licence").map(str::to_owned),
        cooperative: by_handle(fields.get("coop")).map(|coop| coop.id.clone()),
        peer: given("peer").and_then(|host| Host::parse(host).ok()),
        near: point.map(|point| Near { point, radius_km }),
        with_closed: !fields.get("closed").is_empty(),
        page: turning::asked(fields),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_leniently() {
        let query = read(&Fields::from_query("q=perceuse&purpose=need&nature=tool&sdg=99&lat=48,57&lon=7.75&km=5&page=2"), &[]);
        assert_eq!(query.words, "perceuse");
        assert_eq!(query.purpose, Some(Purpose::Need));
        assert_eq!(query.sdg, None);
        assert_eq!(query.near.unwrap().radius_km, 5.0);
        assert_eq!(query.page, 1);
        let nonsense = read(&Fields::from_query("lat=900&lon=x&km=-4&peer=a/b&purpose=%00"), &[]);
        assert_eq!(nonsense, SearchQuery::default());
    }
}
