//! Uploaded images.

use allmende_app::images::{ImageError, encode};
use allmende_domain::image::ImageSize;

/// Whatever is taken for an image becomes a JPEG in both sizes, which is one itself.
pub(super) fn uploads(data: &[u8]) {
    let data = with_checksums(data);
    let encoded = match encode(&data) {
        Ok(encoded) => encoded,
        Err(ImageError::NotAnImage | ImageError::TooLarge | ImageError::TooManyPixels) => return,
    };
    assert_eq!(encoded.files.len(), ImageSize::ALL.len());
    for (size, file) in &encoded.files {
        assert!(file.starts_with(&[0xff, 0xd8, 0xff]), "a JPEG");
        let again = encode(file).expect("what we wrote is an image");
        assert!(again.width.max(again.height) <= size.long_side_px() && again.width.min(again.height) >= 1);
        if *size == ImageSize::Page {
            assert_eq!((again.width, again.height), (encoded.width, encoded.height));
        }
    }
}

/// A PNG with the checksums of its pieces made right: chance never finds them, and nothing behind them would be tried.
fn with_checksums(data: &[u8]) -> Vec<u8> {
    let mut png = data.to_vec();
    let mut at = 8;
    while png.starts_with(b"\x89PNG\r\n\x1a\n") && at + 12 <= png.len() {
        let length = u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]) as usize;
        let Some(end) = at.checked_add(8 + length).filter(|end| end + 4 <= png.len()) else { break };
        let sum = crc32(&png[at + 4..end]).to_be_bytes();
        png[end..end + 4].copy_from_slice(&sum);
        at = end + 4;
    }
    png
}

/// The checksum of PNG (ISO 15948, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}
