//! QR codes, as vector images that any printer makes sharp.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The white border that readers need (ISO/IEC 18004, 9.1), in modules.
const QUIET: usize = 4;

/// A code as a page draws it: `viewBox` and the path of its dark modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Width and height in modules, the white border included.
    pub size: usize,
    pub path: String,
}

/// The code of `text`, with a quarter of it to spare, since paper gets wet; `None` for more than a code holds (some 1,600 bytes).
pub fn drawing(text: &str) -> Option<Drawing> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let dark = row.iter().skip(x).take_while(|color| **color == Color::Dark).count();
            if dark > 0 {
                // Writing to a text does not fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    Some(Drawing { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path again, module by module.
    fn modules(drawing: &Drawing) -> Vec<(usize, usize)> {
        let mut dark = Vec::new();
        for run in drawing.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            dark.extend((x..x + length).map(|x| (x, y)));
        }
        dark
    }

    #[test]
    fn every_dark_module_is_drawn_once_with_white_around() {
        let text = "https://commons.example/l/01kb-4x9q-m7d2";
        let drawing = drawing(text).unwrap();
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).unwrap();
        let width = code.width();
        let expected: Vec<(usize, usize)> = code
            .to_colors()
            .iter()
            .enumerate()
            .filter(|(_, color)| **color == Color::Dark)
            .map(|(index, _)| (index % width + QUIET, index / width + QUIET))
            .collect();
        assert_eq!(modules(&drawing), expected);
        assert_eq!(drawing.size, width + 8);
        // The corner of every code is dark, seven modules wide.
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
    }

    #[test]
    fn what_does_not_fit_has_none() {
        assert_eq!(drawing(&"x".repeat(5_000)), None);
    }
}
