//! Images of members: decoded within bounds and encoded anew, so that nothing of a camera's metadata and no foreign byte is ever
//! served. What is fetched of peers is treated the same ([`crate::pictures`]).

use std::io::Cursor;

use allmende_db::images as rows;
use allmende_domain::ids::{CooperativeId, ImageId};
use allmende_domain::image::{Image, ImageSize};
use allmende_domain::limits::ALT_CHARS_MAX;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbImage};
use tokio::sync::Semaphore;

use crate::App;
use crate::error::AppError;
use crate::{limits, permit};

const MEDIA_TYPE: &str = "image/jpeg";

/// Who brings an image when all places are taken waits.
static DECODERS: Semaphore = Semaphore::const_new(limits::IMAGES_DECODED_AT_ONCE);

/// Why a file is no image for us.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    #[error("not a JPEG, PNG, WebP or GIF image that can be read")]
    NotAnImage,
    #[error("larger than {} MB", limits::IMAGE_BYTES_MAX / 1024 / 1024)]
    TooLarge,
    #[error("more than {} million pixels", limits::IMAGE_PIXELS_MAX / 1_000_000)]
    TooManyPixels,
}

impl From<ImageError> for AppError {
    fn from(error: ImageError) -> Self {
        let code = match error {
            ImageError::NotAnImage => "image-not-an-image",
            ImageError::TooLarge => "image-too-large",
            ImageError::TooManyPixels => "image-too-many-pixels",
        };
        Self::invalid("image", code, error.to_string())
    }
}

/// An image in both sizes, ready to be stored.
#[derive(Debug)]
pub struct Encoded {
    pub width: u32,
    pub height: u32,
    pub files: Vec<(ImageSize, Vec<u8>)>,
}

/// Decodes `bytes` (JPEG, PNG, WebP, first picture of a GIF; told by content, never by name), turns it upright, lays it on white
/// and encodes it as JPEG in both sizes. Takes up to seconds of CPU.
///
/// # Errors
/// [`ImageError`]
pub fn encode(bytes: &[u8]) -> Result<Encoded, ImageError> {
    let picture = decode(bytes)?;
    let mut encoded = Encoded { width: 0, height: 0, files: Vec::new() };
    for size in ImageSize::ALL {
        let sized = fitted(&picture, size.long_side_px());
        let mut file = Vec::new();
        sized
            .write_with_encoder(JpegEncoder::new_with_quality(&mut file, limits::IMAGE_JPEG_QUALITY))
            .map_err(|_| ImageError::NotAnImage)?;
        if size == ImageSize::Page {
            (encoded.width, encoded.height) = sized.dimensions();
        }
        encoded.files.push((size, file));
    }
    Ok(encoded)
}

fn decode(bytes: &[u8]) -> Result<RgbImage, ImageError> {
    if bytes.len() > limits::IMAGE_BYTES_MAX {
        return Err(ImageError::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| ImageError::NotAnImage)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(ImageError::NotAnImage);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut bounds = image::Limits::default();
    bounds.max_alloc = Some(limits::IMAGE_DECODE_BYTES_MAX);
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(|error| kind_of(&error))?;
    let (width, height) = decoder.dimensions();
    // Before anything is decoded: a small file can claim to be enormous.
    if u64::from(width) * u64::from(height) > limits::IMAGE_PIXELS_MAX {
        return Err(ImageError::TooManyPixels);
    }
    // The decoder's own bound leaves out the picture itself, which may have eight bytes for each pixel.
    if decoder.total_bytes() > limits::IMAGE_DECODE_BYTES_MAX {
        return Err(ImageError::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| kind_of(&error))?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

const fn kind_of(error: &image::ImageError) -> ImageError {
    match error {
        image::ImageError::Limits(_) => ImageError::TooManyPixels,
        _ => ImageError::NotAnImage,
    }
}

/// JPEG has no transparency: what shines through is white, as on a page.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let source = picture.into_rgba8();
    let mut flat = RgbImage::new(source.width(), source.height());
    for (to, from) in flat.pixels_mut().zip(source.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let blended = |channel: u8| {
            let sum = u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        to.0 = [blended(red), blended(green), blended(blue)];
    }
    flat
}

/// The picture itself when its long side fits, else scaled down to it.
fn fitted(picture: &RgbImage, long_side: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let longest = width.max(height).max(1);
    if longest <= long_side {
        return picture.clone();
    }
    let scaled = |side: u32| u32::try_from(u64::from(side) * u64::from(long_side) / u64::from(longest)).unwrap_or(long_side).max(1);
    image::imageops::thumbnail(picture, scaled(width), scaled(height))
}

/// [`encode`], as many at a time as memory allows.
pub(crate) async fn encode_in_turn(bytes: Vec<u8>) -> Result<Result<Encoded, ImageError>, AppError> {
    let _place = DECODERS.acquire().await.map_err(|error| AppError::Internal(error.to_string()))?;
    tokio::task::spawn_blocking(move || encode(&bytes)).await.map_err(|error| AppError::Internal(error.to_string()))
}

/// Stores an image of a cooperative, unused until a listing, a resource or a profile shows it. `alt` may be empty.
///
/// # Errors
/// [`AppError::Invalid`]: field `image` with `image-not-an-image`, `image-too-large` or `image-too-many-pixels`; field `image_alt`
/// with `text-too-long`.
pub async fn store(app: &App, viewer: &Viewer, cooperative: &CooperativeId, bytes: Vec<u8>, alt: &str) -> Result<Image, AppError> {
    permit::require(viewer, Permission::WriteListings, cooperative)?;
    let alt = read_alt(alt)?;
    let encoded = encode_in_turn(bytes).await??;
    let image = Image {
        id: ImageId::from_uuid(app.uuid()),
        alt,
        media_type: MEDIA_TYPE.to_owned(),
        width: encoded.width,
        height: encoded.height,
        remote_url: None,
        is_here: true,
    };
    let mut tx = app.db.begin().await?;
    rows::insert(&mut tx, &image, Some(cooperative), app.now()).await?;
    for (size, file) in encoded.files {
        rows::insert_file(&mut tx, &image.id, size, file).await?;
    }
    tx.commit().await?;
    Ok(image)
}

/// Changes the alternative text.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown image and for peers'; [`AppError::Invalid`] `text-too-long`.
pub async fn set_alt(app: &App, viewer: &Viewer, image: &ImageId, alt: &str) -> Result<(), AppError> {
    let alt = read_alt(alt)?;
    let mut tx = app.db.begin().await?;
    let (_, cooperative) = rows::find(&mut tx, image).await?.ok_or(AppError::NotFound)?;
    permit::require(viewer, Permission::WriteListings, &cooperative.ok_or(AppError::NotFound)?)?;
    rows::set_alt(&mut tx, image, &alt).await?;
    Ok(tx.commit().await?)
}

/// What is known of an image of ours, for the forms that show it.
///
/// # Errors
/// [`AppError::NotFound`]
pub async fn find(app: &App, image: &ImageId) -> Result<Image, AppError> {
    let mut conn = app.db.read().await?;
    rows::find(&mut conn, image).await?.map(|(image, _)| image).ok_or(AppError::NotFound)
}

/// Media type and bytes of one size. Whoever knows the random id may see the image; `None` for unknown ones, for peers' that are not here, and for
/// those of hosts that are shut out (case M1).
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn bytes(app: &App, image: &ImageId, size: ImageSize) -> Result<Option<(String, Vec<u8>)>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(file) = rows::file(&mut conn, image, size).await? else { return Ok(None) };
    drop(conn);
    if let Some(url) = &file.remote_url
        && crate::peers::standing(app, &url.host()).await?.is_shut()
    {
        return Ok(None);
    }
    Ok(Some((file.media_type, file.bytes)))
}

/// Forgets images stored more than `older_than_ms` ago that nothing shows, such as those of abandoned forms; how many.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn forget_unused(app: &App, older_than_ms: i64) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = rows::delete_unused(&mut tx, app.now().plus(older_than_ms.saturating_neg())).await?;
    tx.commit().await?;
    Ok(forgotten)
}

fn read_alt(alt: &str) -> Result<String, AppError> {
    text::paragraphs(alt, ALT_CHARS_MAX).map_err(|error| AppError::invalid("image_alt", "text-too-long", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba(pixel));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn both_sizes_are_jpeg_upright_and_within_their_bounds() {
        let encoded = encode(&png(1500, 750, [10, 20, 30, 255])).unwrap();
        assert_eq!((encoded.width, encoded.height), (1200, 600));
        for (size, file) in &encoded.files {
            let picture = image::load_from_memory_with_format(file, ImageFormat::Jpeg).unwrap();
            assert_eq!(picture.width(), size.long_side_px());
        }
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let encoded = encode(&png(8, 8, [0, 0, 0, 0])).unwrap();
        let picture = image::load_from_memory(&encoded.files.first().unwrap().1).unwrap().to_rgb8();
        assert!(picture.pixels().all(|pixel| pixel.0.iter().all(|channel| *channel > 250)));
    }

    #[test]
    fn a_photo_on_its_side_is_turned_and_loses_its_metadata() {
        let mut jpeg = Vec::new();
        RgbImage::new(40, 20).write_with_encoder(JpegEncoder::new(&mut jpeg)).unwrap();
        // An Exif block that says "rotate by 90°" (orientation 6) and carries a marker text, put behind the first two bytes.
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECRET-PLACE".to_vec();
        let mut with_exif = jpeg.drain(..2).collect::<Vec<u8>>();
        with_exif.extend([0xff, 0xe1]);
        with_exif.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        with_exif.append(&mut exif);
        with_exif.append(&mut jpeg);
        let encoded = encode(&with_exif).unwrap();
        assert_eq!((encoded.width, encoded.height), (20, 40));
        for (_, file) in &encoded.files {
            assert!(!file.windows(6).any(|window| window == b"SECRET" || window == b"Exif\0\0"));
        }
    }

    #[test]
    fn p14_what_is_no_image_is_refused() {
        for bad in [
            b"".as_slice(),
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<html></html>",
            b"\x89PNG\r\n\x1a\n broken",
            b"BM this would be a bitmap",
        ] {
            assert_eq!(encode(bad).err(), Some(ImageError::NotAnImage), "{bad:?}");
        }
        assert_eq!(encode(&vec![0; limits::IMAGE_BYTES_MAX + 1]).err(), Some(ImageError::TooLarge));
    }

    #[test]
    fn p14_a_small_file_that_claims_to_be_enormous_is_refused_before_it_is_decoded() {
        assert_eq!(encode(&claiming(png(4, 4, [0, 0, 0, 255]), 60_000)).err(), Some(ImageError::TooManyPixels));
    }

    /// The PNG with another width and height in its header, and the header's checksum made right again.
    fn claiming(mut bytes: Vec<u8>, side: u32) -> Vec<u8> {
        bytes.splice(16..24, [side.to_be_bytes(), side.to_be_bytes()].concat());
        let header: Vec<u8> = bytes.get(12..29).unwrap().to_vec();
        bytes.splice(29..33, crc32(&header).to_be_bytes());
        bytes
    }

    #[test]
    fn p14_a_picture_that_needs_too_much_memory_is_refused_though_its_pixels_are_few_enough() {
        let mut file = Cursor::new(Vec::new());
        DynamicImage::new_rgba16(4, 4).write_to(&mut file, ImageFormat::Png).unwrap();
        // 6,000 × 6,000 of eight bytes each.
        assert_eq!(encode(&claiming(file.into_inner(), 6_000)).err(), Some(ImageError::TooManyPixels));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        !crc
    }
}
