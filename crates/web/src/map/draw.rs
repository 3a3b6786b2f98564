//! Coasts, borders and names of towns as the image shows them: only what can be seen, in whole units, so that a page stays light.

use std::fmt::Write as _;

use super::base::{self, Line};
use super::view::{HEIGHT, View, WIDTH};
use crate::limits::{MAP_LINES_BYTES_MAX, MAP_TOWNS_MAX};
use crate::towns;

/// Drawn beyond the edge of the image, where the cut edges of the land are hidden.
const BEYOND: f64 = 12.0;
/// Room that the name of a town takes, in units.
const LABEL: (f64, f64) = (96.0, 30.0);

type Place = (f64, f64);

/// The two paths of a map, as the attribute `d` has them.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    pub land: String,
    pub borders: String,
}

impl Lines {
    fn len(&self) -> usize {
        self.land.len() + self.borders.len()
    }
}

/// What of land and borders a view shows, in at most [`MAP_LINES_BYTES_MAX`]: where that does not do, as simple as a view from further away.
pub fn lines(view: &View) -> Lines {
    let mut zoom = view.zoom().min(base::ZOOM_WHOLE);
    loop {
        let lines = at_level(view, zoom);
        if lines.len() <= MAP_LINES_BYTES_MAX || zoom == 0 {
            return lines;
        }
        zoom -= 1;
    }
}

fn at_level(view: &View, zoom: u8) -> Lines {
    let level = base::level(zoom);
    let (world, (left, top)) = (view.world(), view.corner());
    let seen = |line: &&Line| {
        line.east * world - left >= -BEYOND
            && line.west * world - left <= WIDTH + BEYOND
            && line.south * world - top >= -BEYOND
            && line.north * world - top <= HEIGHT + BEYOND
    };
    let placed = |line: &Line| line.places.iter().map(|(x, y)| (x * world - left, y * world - top)).collect::<Vec<_>>();
    let mut lines = Lines::default();
    for line in level.land.iter().filter(seen) {
        path(&clipped(placed(line)), true, &mut lines.land);
    }
    for line in level.borders.iter().filter(seen) {
        for piece in visible(&placed(line)) {
            path(piece, false, &mut lines.borders);
        }
    }
    lines
}

/// Sutherland and Hodgman: an area cut at the four edges, a little outside of the image.
fn clipped(mut area: Vec<Place>) -> Vec<Place> {
    type Side = fn(Place) -> f64;
    let edges: [(Side, f64); 4] = [(|p| p.0, -BEYOND), (|p| -p.0, -(WIDTH + BEYOND)), (|p| p.1, -BEYOND), (|p| -p.1, -(HEIGHT + BEYOND))];
    for (value, least) in edges {
        if area.iter().all(|place| value(*place) >= least) {
            continue;
        }
        let mut cut = Vec::with_capacity(area.len());
        let Some(mut before) = area.last().copied() else { return area };
        for place in area {
            let (from, to) = (value(before), value(place));
            if (from >= least) != (to >= least) {
                let share = (least - from) / (to - from);
                cut.push((before.0 + (place.0 - before.0) * share, before.1 + (place.1 - before.1) * share));
            }
            if to >= least {
                cut.push(place);
            }
            before = place;
        }
        area = cut;
    }
    area
}

/// The pieces of a line that may be seen.
fn visible(line: &[Place]) -> Vec<&[Place]> {
    let outside = |a: &Place, b: &Place| {
        a.0.max(b.0) < -BEYOND || a.0.min(b.0) > WIDTH + BEYOND || a.1.max(b.1) < -BEYOND || a.1.min(b.1) > HEIGHT + BEYOND
    };
    let mut pieces = Vec::new();
    let mut rest = line;
    while rest.len() > 1 {
        let pairs = || rest.iter().zip(rest.iter().skip(1));
        let start = pairs().take_while(|(a, b)| outside(a, b)).count();
        let length = pairs().skip(start).take_while(|(a, b)| !outside(a, b)).count();
        if length == 0 {
            break;
        }
        pieces.extend(rest.get(start..=start + length));
        rest = rest.get(start + length..).unwrap_or_default();
    }
    pieces
}

/// Adds places to a path, each as the difference to the one before, without those that are on the same unit.
fn path(places: &[Place], closed: bool, d: &mut String) {
    let mut all = places.iter().map(|(x, y)| (x.round() as i64, y.round() as i64));
    let Some(first) = all.next() else { return };
    let mut steps = String::new();
    let mut before = first;
    let mut count = 0;
    for place in all {
        let (dx, dy) = (place.0 - before.0, place.1 - before.1);
        if (dx, dy) == (0, 0) {
            continue;
        }
        if count > 0 && dx >= 0 {
            steps.push(' ');
        }
        let separator = if dy < 0 { "" } else { " " };
        // Writing to a text does not fail.
        let _ = write!(steps, "{dx}{separator}{dy}");
        before = place;
        count += 1;
    }
    let least = if closed { 2 } else { 1 };
    if count >= least {
        let _ = write!(d, "M{} {}l{steps}{}", first.0, first.1, if closed { "z" } else { "" });
    }
}

/// The name of a town on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub x: i64,
    pub y: i64,
    pub name: &'static str,
    pub is_large: bool,
}

/// The largest towns that are seen, as far as their names have room.
pub fn labels(view: &View) -> Vec<Label> {
    let bounds = view.bounds();
    let mut labels: Vec<Label> = Vec::new();
    for town in towns::by_size().iter().filter(|town| bounds.contains(town.point)) {
        let (x, y) = view.place(town.point);
        let is_free = |label: &Label| (label.x as f64 - x).abs() > LABEL.0 || (label.y as f64 - y).abs() > LABEL.1;
        // A name reaches to the right of its town.
        if x > 4.0 && x < WIDTH - LABEL.0 && y > 14.0 && y < HEIGHT - 8.0 && labels.iter().all(is_free) {
            labels.push(Label { x: x.round() as i64, y: y.round() as i64, name: town.name, is_large: town.thousands >= 500 });
        }
        if labels.len() >= MAP_TOWNS_MAX {
            break;
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::ZOOM_MAX;
    use allmende_domain::geo::Point;

    #[test]
    fn an_area_is_cut_at_the_edges_and_one_around_everything_fills_the_image() {
        let whole = clipped(vec![(-9e5, -9e5), (9e5, -9e5), (9e5, 9e5), (-9e5, 9e5)]);
        let is_seen = |value: f64, length: f64| (-BEYOND - 1e-6..=length + BEYOND + 1e-6).contains(&value);
        assert!(whole.iter().all(|(x, y)| is_seen(*x, WIDTH) && is_seen(*y, HEIGHT)), "{whole:?}");
        assert_eq!(whole.len(), 4);
        assert_eq!(clipped(vec![(-90.0, -90.0), (-80.0, -90.0), (-80.0, -80.0)]), []);
        assert_eq!(clipped(Vec::new()), []);
        let triangle = vec![(10.0, 10.0), (20.0, 10.0), (10.0, 20.0)];
        assert_eq!(clipped(triangle.clone()), triangle);
    }

    #[test]
    fn lines_are_written_short_and_without_points_on_one_another() {
        let mut d = String::new();
        path(&[(1.0, 2.0), (1.2, 2.1), (4.0, 1.0), (3.0, 5.0)], true, &mut d);
        assert_eq!(d, "M1 2l3-1-1 4z");
        let mut d = String::new();
        path(&[(1.0, 2.0), (1.2, 2.1)], true, &mut d);
        assert_eq!(d, "", "an island of one point is not drawn");
    }

    #[test]
    fn only_the_pieces_of_a_line_that_are_seen_are_kept() {
        let line = [(-500.0, 10.0), (-100.0, 10.0), (10.0, 10.0), (20.0, 10.0), (900.0, 10.0), (950.0, 10.0), (20.0, 470.0)];
        let pieces = visible(&line);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].len(), 4);
        assert!(visible(&[(900.0, 0.0), (950.0, 0.0)]).is_empty());
    }

    #[test]
    fn the_lines_of_every_view_are_light() {
        let mut heaviest = (0, String::new());
        for zoom in 0..=ZOOM_MAX {
            for latitude in (-80..=80).step_by(if zoom < 5 { 8 } else { 20 }) {
                for longitude in (-180..=180).step_by(if zoom < 5 { 12 } else { 30 }) {
                    let view = View::new(Point { latitude: f64::from(latitude), longitude: f64::from(longitude) }, zoom);
                    let length = lines(&view).len();
                    assert!(length <= MAP_LINES_BYTES_MAX, "{}: {length}", view.text());
                    if length > heaviest.0 {
                        heaviest = (length, view.text());
                    }
                }
            }
        }
        assert!(heaviest.0 > 5_000, "{heaviest:?}");
        println!("the heaviest view is {heaviest:?}");
    }

    #[test]
    fn names_of_towns_do_not_lie_on_one_another() {
        let labels = labels(&View::europe());
        assert!(labels.len() > 8, "{labels:?}");
        for (index, one) in labels.iter().enumerate() {
            assert!(labels.iter().skip(index + 1).all(|other| (one.x - other.x).abs() > 90 || (one.y - other.y).abs() > 25));
        }
    }
}
