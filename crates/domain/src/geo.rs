//! Places: where something is, and how precisely that is told to others.

/// A point in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("latitude must be −90…90 and longitude −180…180")]
pub struct InvalidPoint;

/// Kilometres in one degree of latitude.
pub const KM_PER_DEGREE: f64 = 111.32;

impl Point {
    /// # Errors
    /// [`InvalidPoint`] outside the globe, or for NaN.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, InvalidPoint> {
        if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
            Ok(Self { latitude, longitude })
        } else {
            Err(InvalidPoint)
        }
    }

    /// Kilometres as the crow flies (equirectangular; good to 1 % at the distances people travel for a drill). The search in the
    /// database uses the same formula.
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        let dy = (self.latitude - other.latitude) * KM_PER_DEGREE;
        let dx = (self.longitude - other.longitude) * KM_PER_DEGREE * self.longitude_scale();
        (dx * dx + dy * dy).sqrt()
    }

    /// How much shorter a degree of longitude is here than at the equator.
    #[must_use]
    pub fn longitude_scale(self) -> f64 {
        self.latitude.to_radians().cos()
    }
}

/// A piece of the globe between two parallels and two meridians, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

impl Bounds {
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.latitude) && (self.west..=self.east).contains(&point.longitude)
    }

    /// Wider by `degrees` on each side.
    #[must_use]
    pub fn wider(&self, degrees: f64) -> Self {
        Self { south: self.south - degrees, west: self.west - degrees, north: self.north + degrees, east: self.east + degrees }
    }
}

/// How far the coarsest published coordinates may be from those that were entered, in degrees: half a step of [`Precision::City`].
pub const ROUNDING_DEGREES: f64 = 0.05;

/// How precisely a place is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Coordinates as entered and the address.
    Exact,
    /// Rounded to about 1 km; no address.
    Neighbourhood,
    /// Rounded to about 10 km; no address.
    City,
    /// The name only, no coordinates.
    NameOnly,
}

impl Precision {
    pub const ALL: [Self; 4] = [Self::Exact, Self::Neighbourhood, Self::City, Self::NameOnly];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Neighbourhood => "neighbourhood",
            Self::City => "city",
            Self::NameOnly => "name",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == text)
    }
}

/// Where a thing or a cooperative is. AS2 `Place`.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub name: String,
    pub point: Option<Point>,
    pub precision: Precision,
    /// Street and house number; published only with [`Precision::Exact`].
    pub address: String,
    pub opening_hours: String,
    pub accessibility: String,
}

impl Place {
    /// A place known by its name alone.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            point: None,
            precision: Precision::City,
            address: String::new(),
            opening_hours: String::new(),
            accessibility: String::new(),
        }
    }

    /// What strangers and peers may know: coordinates rounded to the published precision, the address only when exact.
    #[must_use]
    pub fn published(&self) -> Self {
        let digits = match self.precision {
            Precision::Exact => return self.clone(),
            Precision::Neighbourhood => Some(100.0),
            Precision::City => Some(10.0),
            Precision::NameOnly => None,
        };
        let round = |degrees: f64, scale: f64| (degrees * scale).round() / scale;
        Self {
            point: digits
                .and_then(|scale| self.point.map(|p| Point { latitude: round(p.latitude, scale), longitude: round(p.longitude, scale) })),
            address: String::new(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strasbourg_to_kehl_is_about_five_kilometres() {
        let strasbourg = Point::new(48.5734, 7.7521).unwrap();
        let kehl = Point::new(48.5723, 7.8156).unwrap();
        assert!((4.0..5.5).contains(&strasbourg.distance_km(kehl)));
    }

    #[test]
    fn a_published_place_tells_no_more_than_its_precision() {
        let exact = Place {
            point: Some(Point::new(48.57341, 7.75211).unwrap()),
            address: "1 rue du Puits".into(),
            precision: Precision::Neighbourhood,
            ..Place::named("Strasbourg")
        };
        let shown = exact.published();
        assert_eq!(shown.point, Some(Point { latitude: 48.57, longitude: 7.75 }));
        assert_eq!(shown.address, "");
        assert_eq!(Place { precision: Precision::NameOnly, ..exact.clone() }.published().point, None);
        assert_eq!(Place { precision: Precision::Exact, ..exact.clone() }.published().address, "1 rue du Puits");
    }

    #[test]
    fn points_off_the_globe_are_refused() {
        for (lat, lon) in [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (f64::INFINITY, 0.0)] {
            assert_eq!(Point::new(lat, lon), Err(InvalidPoint));
        }
    }
}
