//! What of the world a map shows: a centre and a zoom, in Web Mercator like every map on the web, so that tiles of others fit.

use std::f64::consts::PI;

use allmende_domain::geo::{Bounds, Point};

/// The image has these units; a page makes it as wide as there is room. Square, so that it fits a telephone and a desk.
pub const WIDTH: f64 = 480.0;
pub const HEIGHT: f64 = 480.0;
/// Each zoom doubles the scale. At the last one the image is some 6 km wide in the middle of Europe.
pub const ZOOM_MAX: u8 = 12;
/// A step to the side, in units of the image: there is always something left of what was seen before.
pub const STEP: f64 = 180.0;
/// How far a script may move a view at once, in units of the image.
pub const MOVED_MAX: f64 = 5_000.0;
/// The whole world in units at zoom 0: two tiles of 256.
const WORLD: f64 = 512.0;
/// Where the projection ends, in degrees.
const LATITUDE_MAX: f64 = 85.05;
/// Around what is shown, when a view is fitted to it.
const MARGIN: f64 = 60.0;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    centre: Point,
    zoom: u8,
}

/// A point on the whole world as a square of 1 by 1, from the north-west.
pub fn projected(point: Point) -> (f64, f64) {
    let latitude = point.latitude.clamp(-LATITUDE_MAX, LATITUDE_MAX).to_radians();
    let y = (PI / 4.0 + latitude / 2.0).tan().ln();
    ((point.longitude + 180.0) / 360.0, 0.5 - y / (2.0 * PI))
}

fn unprojected((x, y): (f64, f64)) -> Point {
    let latitude = (2.0 * ((0.5 - y) * 2.0 * PI).exp().atan() - PI / 2.0).to_degrees();
    Point { latitude: latitude.clamp(-LATITUDE_MAX, LATITUDE_MAX), longitude: (x * 360.0 - 180.0).clamp(-180.0, 180.0) }
}

impl View {
    /// `zoom` beyond [`ZOOM_MAX`] is taken as that.
    pub fn new(centre: Point, zoom: u8) -> Self {
        let latitude = centre.latitude.clamp(-LATITUDE_MAX, LATITUDE_MAX);
        Self { centre: Point { latitude, ..centre }, zoom: zoom.min(ZOOM_MAX) }
    }

    /// The whole of Europe.
    pub fn europe() -> Self {
        Self::new(Point { latitude: 51.0, longitude: 11.0 }, 2)
    }

    /// Reads `48.57,7.75,9` as [`View::text`] writes it; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',');
        let mut part = || parts.next().filter(|part| part.len() <= 24);
        let (latitude, longitude, zoom) = (part()?.parse().ok()?, part()?.parse().ok()?, part()?.parse().ok()?);
        let point = Point::new(latitude, longitude).ok()?;
        (parts.next().is_none() && zoom <= ZOOM_MAX).then(|| Self::new(point, zoom))
    }

    /// The centre to a unit of the image or better, and the zoom.
    pub fn text(&self) -> String {
        let digits = usize::from(self.zoom / 3 + 1);
        format!("{:.digits$},{:.digits$},{}", self.centre.latitude, self.centre.longitude, self.zoom)
    }

    /// Everything of `points` with some room around it, as near as that goes, but not nearer than zoom `nearest`.
    pub fn around(points: &[Point], nearest: u8) -> Option<Self> {
        let all: Vec<(f64, f64)> = points.iter().map(|point| projected(*point)).collect();
        let least = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::INFINITY, f64::min);
        let (west, north) = (least(&mut all.iter().map(|p| p.0)), least(&mut all.iter().map(|p| p.1)));
        let (east, south) = (-least(&mut all.iter().map(|p| -p.0)), -least(&mut all.iter().map(|p| -p.1)));
        if all.is_empty() {
            return None;
        }
        let fits = |zoom: u8| {
            let world = WORLD * f64::from(1_u32 << zoom);
            (east - west) * world <= WIDTH - 2.0 * MARGIN && (south - north) * world <= HEIGHT - 2.0 * MARGIN
        };
        let zoom = (0..=nearest.min(ZOOM_MAX)).rev().find(|zoom| fits(*zoom)).unwrap_or(0);
        Some(Self::new(unprojected(((west + east) / 2.0, (north + south) / 2.0)), zoom))
    }

    pub const fn zoom(&self) -> u8 {
        self.zoom
    }

    /// The width of the whole world in units of the image.
    pub fn world(&self) -> f64 {
        WORLD * f64::from(1_u32 << self.zoom)
    }

    /// Where the image begins, in units from the north-west of the world.
    pub fn corner(&self) -> (f64, f64) {
        let (x, y) = projected(self.centre);
        (x * self.world() - WIDTH / 2.0, y * self.world() - HEIGHT / 2.0)
    }

    /// Where a point is on the image.
    pub fn place(&self, point: Point) -> (f64, f64) {
        let ((x, y), (left, top)) = (projected(point), self.corner());
        (x * self.world() - left, y * self.world() - top)
    }

    pub fn bounds(&self) -> Bounds {
        let (left, top) = self.corner();
        let world = self.world();
        let (north_west, south_east) =
            (unprojected((left / world, top / world)), unprojected(((left + WIDTH) / world, (top + HEIGHT) / world)));
        Bounds { south: south_east.latitude, west: north_west.longitude, north: north_west.latitude, east: south_east.longitude }
    }

    /// The view `dx` units to the east and `dy` to the south, never beyond the edge of the world.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        let (x, y) = projected(self.centre);
        let at = |value: f64, by: f64| (value + by / self.world()).clamp(0.0, 1.0);
        Self::new(unprojected((at(x, dx), at(y, dy))), self.zoom)
    }

    /// The same centre at another zoom.
    #[must_use]
    pub fn at_zoom(&self, zoom: u8) -> Self {
        Self::new(self.centre, zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRASBOURG: Point = Point { latitude: 48.5734, longitude: 7.7521 };

    #[test]
    fn a_view_reads_what_it_writes_and_nothing_else() {
        let view = View::parse("48.5734,7.7521,9").unwrap();
        assert_eq!(View::parse(&view.text()).unwrap().text(), view.text());
        for odd in ["", "48,7", "91,0,3", "48,181,3", "48,7,13", "48,7,-1", "48,7,3,4", "NaN,0,3", "inf,0,1", "a,b,c", "1e999,0,1"] {
            assert_eq!(View::parse(odd), None, "{odd}");
        }
        let long = format!("{},7,3", "0".repeat(100));
        assert_eq!(View::parse(&long), None);
    }

    #[test]
    fn the_centre_is_in_the_middle_and_moving_there_and_back_changes_nothing() {
        for zoom in 0..=ZOOM_MAX {
            let view = View::new(STRASBOURG, zoom);
            let (x, y) = view.place(STRASBOURG);
            assert!((x - WIDTH / 2.0).abs() < 1e-6 && (y - HEIGHT / 2.0).abs() < 1e-6, "{zoom}: {x} {y}");
            let back = view.moved(30.0, -40.0).moved(-30.0, 40.0);
            assert!(back.centre.distance_km(STRASBOURG) < 0.001, "{back:?}");
            assert!(view.bounds().contains(STRASBOURG));
            let east = view.moved(30.0, 0.0);
            assert!(east.centre.longitude > STRASBOURG.longitude && (east.centre.latitude - STRASBOURG.latitude).abs() < 1e-9);
        }
    }

    #[test]
    fn views_stay_on_the_world() {
        let view = View::europe().moved(1e9, -1e9);
        assert!((view.centre.longitude - 180.0).abs() < 1e-6 && view.centre.latitude <= LATITUDE_MAX);
        assert!(View::parse(&view.text()).is_some());
        assert_eq!(View::new(STRASBOURG, 99).zoom(), ZOOM_MAX);
    }

    #[test]
    fn a_fitted_view_shows_every_point() {
        let kehl = Point { latitude: 48.5723, longitude: 7.8156 };
        let sydney = Point { latitude: -33.9, longitude: 151.2 };
        for points in [vec![STRASBOURG], vec![STRASBOURG, kehl], vec![STRASBOURG, kehl, sydney]] {
            let view = View::around(&points, 11).unwrap();
            assert!(points.iter().all(|point| view.bounds().contains(*point)), "{view:?}");
        }
        assert_eq!(View::around(&[STRASBOURG], 11).unwrap().zoom(), 11);
        assert_eq!(View::around(&[], 11), None);
    }
}
