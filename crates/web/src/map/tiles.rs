//! A tile server, for an instance whose administrator wants streets on the map and accepts that it learns who looks at which place.

use super::view::{HEIGHT, View, WIDTH};

const TILE: f64 = 256.0;

/// Where images of the map come from instead of from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileServer {
    /// With `{z}`, `{x}` and `{y}`, checked by whoever read the settings.
    pub template: String,
    /// What its operator wants to be named as; shown beside the map.
    pub attribution: String,
}

impl TileServer {
    /// Scheme, host and port, for the browser's permission to load from it.
    pub fn origin(&self) -> Option<String> {
        let url = url::Url::parse(&self.template).ok()?;
        Some(url.origin().ascii_serialization()).filter(|origin| origin.starts_with("http"))
    }

    /// Who learns what is looked at.
    pub fn host(&self) -> String {
        url::Url::parse(&self.template).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// One image of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    pub href: String,
    pub x: i64,
    pub y: i64,
}

/// The images that cover a view: at most nine. The world is two of them wide at zoom 0.
pub fn tiles(server: &TileServer, view: &View) -> Vec<Tile> {
    let zoom = view.zoom() + 1;
    let count = 1_i64 << zoom;
    let (left, top) = view.corner();
    let span = |begin: f64, length: f64| {
        let first = (begin / TILE).floor() as i64;
        let last = ((begin + length) / TILE).floor() as i64;
        first.max(0)..=last.min(count - 1)
    };
    let mut found = Vec::new();
    for y in span(top, HEIGHT) {
        for x in span(left, WIDTH) {
            let href = server.template.replace("{z}", &zoom.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string());
            let place = |index: i64, begin: f64| (index as f64 * TILE - begin).round() as i64;
            found.push(Tile { href, x: place(x, left), y: place(y, top) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::ZOOM_MAX;
    use allmende_domain::geo::Point;

    #[test]
    fn tiles_cover_the_image_and_are_those_of_the_place() {
        let server = TileServer { template: "https://tiles.example:8443/{z}/{x}/{y}.png".to_owned(), attribution: String::new() };
        assert_eq!(server.origin().as_deref(), Some("https://tiles.example:8443"));
        assert_eq!(server.host(), "tiles.example");
        // Strasbourg at zoom 10 is in tile 534/354.
        let view = View::new(Point { latitude: 48.5734, longitude: 7.7521 }, 9);
        let all = tiles(&server, &view);
        assert!(all.iter().any(|tile| tile.href == "https://tiles.example:8443/10/534/354.png"), "{all:?}");
        for zoom in 0..=ZOOM_MAX {
            let all = tiles(&server, &View::new(Point { latitude: 48.5, longitude: 7.7 }, zoom));
            assert!((1..=9).contains(&all.len()), "{zoom}: {}", all.len());
            assert!(all.iter().all(|tile| !tile.href.contains('{') && tile.x > -257 && tile.x < 481));
        }
        assert_eq!(TileServer { template: "javascript:alert(1)".to_owned(), attribution: String::new() }.origin(), None);
    }
}
