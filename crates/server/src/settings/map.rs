//! Where the map comes from: the section `[map]`.

use url::Url;

use super::reader::Reader;

/// A tile server, when somebody wants streets and accepts that it learns who looks at which place. Empty: the map is drawn by the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// `https://…/{z}/{x}/{y}.png`, or empty.
    pub tiles: String,
    /// What its operator wants to be named as.
    pub attribution: String,
}

impl Map {
    #[must_use]
    pub const fn has_tiles(&self) -> bool {
        !self.tiles.is_empty()
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let default = Self::default();
        let allowed = "an https address with {z}, {x} and {y}, or empty";
        Self {
            tiles: reader.text("map.tiles", default.tiles, allowed, template),
            attribution: reader.text("map.attribution", default.attribution, "a few words, at most 200 characters", |text| {
                (text.chars().count() <= 200 && !text.chars().any(char::is_control)).then(|| text.to_owned())
            }),
        }
    }

    /// Values that are allowed alone but not together.
    pub(super) fn note_contradictions(&self, reader: &mut Reader) {
        if self.has_tiles() && self.attribution.is_empty() {
            reader.problem(
                "map.attribution",
                "it is empty; whoever makes a map wants to be named, so write what its operator asks for".to_owned(),
            );
        }
    }
}

/// The host goes into a header, and everything into pages: only what an address may hold, without a name and password.
fn template(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let has_all = ["{z}", "{x}", "{y}"].iter().all(|part| text.contains(part));
    let is_plain = text.len() <= 500 && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | ';' | ','));
    let url = Url::parse(text).ok()?;
    // The name of the host is one and the same for every tile.
    let host_is_fixed = url.host_str().is_some_and(|host| !host.contains(['{', '%']));
    let is_fine = has_all && is_plain && host_is_fixed && url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    is_fine.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_name_a_tile_and_one_host_are_taken() {
        assert_eq!(template(""), Some(String::new()));
        assert!(template("https://tiles.example/{z}/{x}/{y}.png").is_some());
        assert!(template("https://tiles.example:8443/{z}/{x}/{y}.png?key=abc").is_some());
        for odd in [
            "http://tiles.example/{z}/{x}/{y}.png",
            "https://tiles.example/{z}/{x}.png",
            "https://{z}.tiles.example/{x}/{y}.png",
            "https://a:b@tiles.example/{z}/{x}/{y}.png",
            "https://tiles.example/{z}/{x}/{y}.png; script-src *",
            "javascript:alert({x}{y}{z})",
            "tiles.example/{z}/{x}/{y}.png",
        ] {
            assert_eq!(template(odd), None, "{odd}");
        }
    }
}
