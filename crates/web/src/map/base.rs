//! Coasts and borders: read once of the TopoJSON file that ships with the program, and made simpler for each zoom.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use allmende_domain::geo::Point;
use serde_json::Value;

use super::view::projected;

/// From this zoom on the data is coarser than the image, so that nothing is left out.
pub const ZOOM_WHOLE: u8 = 7;
/// How far a simplified line may be from the true one, in units of the image.
const TOLERANCE: f64 = 0.6;
/// Islands smaller than this are not drawn, in units of the image.
const SMALLEST: f64 = 1.2;
/// The world in units of the image at zoom 0, as the view has it.
const WORLD: f64 = 512.0;

type Place = (f64, f64);

/// A line or the edge of an area on the world of 1 by 1, with the box around it.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub places: Vec<Place>,
    pub west: f64,
    pub north: f64,
    pub east: f64,
    pub south: f64,
}

impl Line {
    fn of(places: Vec<Place>) -> Self {
        let mut line = Self { places, west: f64::INFINITY, north: f64::INFINITY, east: f64::NEG_INFINITY, south: f64::NEG_INFINITY };
        for (x, y) in &line.places {
            (line.west, line.east) = (line.west.min(*x), line.east.max(*x));
            (line.north, line.south) = (line.north.min(*y), line.south.max(*y));
        }
        line
    }
}

/// The world as simple as one zoom allows.
#[derive(Debug, Default)]
pub struct Level {
    /// Edges of land, each closed.
    pub land: Vec<Line>,
    /// Between countries.
    pub borders: Vec<Line>,
}

#[derive(Default)]
struct World {
    arcs: Vec<Vec<Place>>,
    /// Rings of the land: arcs by number; a negative one is `!number`, backwards.
    rings: Vec<Vec<i64>>,
    borders: Vec<usize>,
}

static WORLD_READ: LazyLock<World> = LazyLock::new(|| {
    let file: Value = serde_json::from_slice(include_bytes!("../../map/countries-50m.json")).unwrap_or_default();
    read(&file).unwrap_or_else(|| {
        tracing::error!("the map of the world cannot be read");
        World::default()
    })
});

/// The world for a zoom; the same for all from [`ZOOM_WHOLE`].
pub fn level(zoom: u8) -> &'static Level {
    static LEVELS: [OnceLock<Level>; ZOOM_WHOLE as usize + 1] = [const { OnceLock::new() }; ZOOM_WHOLE as usize + 1];
    static NOTHING: Level = Level { land: Vec::new(), borders: Vec::new() };
    let zoom = zoom.min(ZOOM_WHOLE);
    LEVELS.get(usize::from(zoom)).map_or(&NOTHING, |level| level.get_or_init(|| simplified(&WORLD_READ, zoom)))
}

/// TopoJSON: arcs are differences of whole numbers, which `transform` turns into degrees.
fn read(file: &Value) -> Option<World> {
    let pair = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    let (scale, translate) = (pair(file.pointer("/transform/scale")?)?, pair(file.pointer("/transform/translate")?)?);
    let mut arcs = Vec::new();
    for arc in file.get("arcs")?.as_array()? {
        let (mut x, mut y) = (0.0, 0.0);
        let mut places = Vec::new();
        for step in arc.as_array()? {
            let (dx, dy) = pair(step)?;
            (x, y) = (x + dx, y + dy);
            let point = Point { latitude: y * scale.1 + translate.1, longitude: x * scale.0 + translate.0 };
            places.push(projected(point));
        }
        arcs.push(places);
    }
    let mut rings = Vec::new();
    rings_of(file.pointer("/objects/land")?, &mut rings);
    let mut countries = Vec::new();
    rings_of(file.pointer("/objects/countries")?, &mut countries);
    let mut used: HashMap<usize, usize> = HashMap::new();
    for arc in countries.iter().flatten() {
        *used.entry(arc_number(*arc)).or_default() += 1;
    }
    let mut borders: Vec<usize> = used.into_iter().filter(|(_, times)| *times > 1).map(|(arc, _)| arc).collect();
    borders.sort_unstable();
    Some(World { arcs, rings, borders })
}

fn arc_number(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

/// All rings of a geometry, however deep they lie.
fn rings_of(geometry: &Value, found: &mut Vec<Vec<i64>>) {
    for inner in geometry.get("geometries").and_then(Value::as_array).into_iter().flatten() {
        rings_of(inner, found);
    }
    if let Some(arcs) = geometry.get("arcs") {
        rings_in(arcs, found);
    }
}

fn rings_in(arcs: &Value, found: &mut Vec<Vec<i64>>) {
    let Some(items) = arcs.as_array() else { return };
    if items.first().is_some_and(Value::is_i64) {
        found.push(items.iter().filter_map(Value::as_i64).collect());
    } else {
        items.iter().for_each(|inner| rings_in(inner, found));
    }
}

fn simplified(world: &World, zoom: u8) -> Level {
    let scale = WORLD * f64::from(1_u32 << zoom);
    let tolerance = if zoom >= ZOOM_WHOLE { 0.0 } else { TOLERANCE / scale };
    // Each arc by itself, so that a border ends where the coast has a corner.
    let arcs: Vec<Vec<Place>> = world.arcs.iter().map(|arc| simpler(arc, tolerance)).collect();
    let ring = |numbers: &Vec<i64>| {
        let mut places: Vec<Place> = Vec::new();
        for number in numbers {
            let Some(arc) = arcs.get(arc_number(*number)) else { continue };
            // The last place of an arc is the first of the next.
            places.pop();
            if *number < 0 {
                places.extend(arc.iter().rev());
            } else {
                places.extend(arc);
            }
        }
        Line::of(places)
    };
    let is_large = |line: &Line| (line.east - line.west).max(line.south - line.north) * scale >= SMALLEST;
    Level {
        land: world.rings.iter().map(ring).filter(is_large).collect(),
        borders: world.borders.iter().filter_map(|number| arcs.get(*number)).map(|arc| Line::of(arc.clone())).filter(is_large).collect(),
    }
}

/// Douglas and Peucker: the fewest of `places` from which none is further than `tolerance`.
fn simpler(places: &[Place], tolerance: f64) -> Vec<Place> {
    if places.len() < 3 || tolerance <= 0.0 {
        return places.to_vec();
    }
    let mut kept = vec![false; places.len()];
    let mut waiting = vec![(0, places.len() - 1)];
    while let Some((first, last)) = waiting.pop() {
        for end in [first, last] {
            if let Some(kept) = kept.get_mut(end) {
                *kept = true;
            }
        }
        let (Some(from), Some(to)) = (places.get(first), places.get(last)) else { continue };
        let between = places.iter().enumerate().take(last).skip(first + 1);
        let furthest = between.map(|(index, place)| (index, distance(*place, *from, *to))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((index, distance)) = furthest
            && distance > tolerance
        {
            waiting.push((first, index));
            waiting.push((index, last));
        }
    }
    places.iter().zip(kept).filter_map(|(place, kept)| kept.then_some(*place)).collect()
}

/// From a place to the line between two others.
fn distance(place: Place, from: Place, to: Place) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return (place.0 - from.0).hypot(place.1 - from.1);
    }
    (dx * (from.1 - place.1) - dy * (from.0 - place.0)).abs() / length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_there_and_grows_with_the_zoom() {
        let places = |zoom| level(zoom).land.iter().map(|line| line.places.len()).sum::<usize>();
        assert!(places(0) > 500, "{}", places(0));
        assert!(places(2) > places(0) && places(5) > places(2) && places(7) > 40_000, "{}", places(7));
        assert!(level(4).borders.len() > 200);
        assert!(std::ptr::eq(level(7), level(12)));
    }

    #[test]
    fn a_simpler_line_keeps_its_ends_and_stays_near() {
        let line: Vec<Place> = (0..1000).map(|i| (f64::from(i), (f64::from(i) / 50.0).sin() * 10.0)).collect();
        let simple = simpler(&line, 0.5);
        assert!(simple.len() < 200 && simple.first() == line.first() && simple.last() == line.last());
        for place in &line {
            let near = simple.windows(2).map(|two| distance(*place, two[0], two[1])).fold(f64::INFINITY, f64::min);
            assert!(near <= 0.5 + 1e-9, "{place:?} is {near} away");
        }
        assert_eq!(simpler(&[(0.0, 0.0), (1.0, 1.0)], 5.0).len(), 2);
        // An island of one arc begins where it ends.
        assert!(simpler(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)], 0.1).len() == 4);
    }
}
