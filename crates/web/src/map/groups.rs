//! What lies together on a map: one mark for things that fingers could not tell apart.

use allmende_domain::geo::Point;

use super::view::View;

/// Marks are at least so far from each other, in units of the image: on the narrowest telephone, where the image is some 290 points wide, that is
/// 44, the least that a finger hits.
const APART: f64 = 74.0;

/// Things at about one place: which, by their number in what was given, and where the mark stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub x: f64,
    pub y: f64,
    pub members: Vec<usize>,
}

/// The groups of `points` on a view, in the order of their first members.
pub fn grouped(view: &View, points: &[Point]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let (x, y) = view.place(*point);
        match groups.iter_mut().find(|group| (group.x - x).hypot(group.y - y) < APART) {
            Some(group) => group.members.push(index),
            None => groups.push(Group { x, y, members: vec![index] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_together_has_one_mark_and_what_does_not_has_its_own() {
        let point = |latitude, longitude| Point { latitude, longitude };
        let points = [point(48.57, 7.75), point(48.58, 7.76), point(52.5, 13.4), point(48.57, 7.75)];
        let far = grouped(&View::new(points[0], 5), &points);
        assert_eq!(far.iter().map(|group| group.members.clone()).collect::<Vec<_>>(), [vec![0, 1, 3], vec![2]]);
        let near = grouped(&View::new(points[0], 12), &points);
        assert_eq!(near.len(), 3);
        assert!(grouped(&View::europe(), &[]).is_empty());
    }
}
