//! Files that are uploaded as pictures and are something else, or more than that (case P14).

use std::io::Cursor;

use allmende_db::sql;
use allmende_domain::member::Role;
use allmende_tests::app::PASSWORD;
use allmende_tests::browser::Shown;
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, Network};
use axum::body::Body;
use http::Request;

/// The most memory this process ever had, in KiB.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

async fn upload(browser: &mut Browser, file: &[u8]) -> Shown {
    let mut body = Vec::new();
    let fields = [
        ("text_title", "Drill"),
        ("text_body", "A drill."),
        ("text_language", "en"),
        ("purpose", "offer"),
        ("nature", "tool"),
        ("action", "transferCustody"),
        ("quantity", "1"),
        ("unit", "one"),
        ("conditions", "Bring it back."),
        ("eligibility", "public"),
        ("then", "save"),
    ];
    for (name, value) in fields {
        body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(b"--X\r\nContent-Disposition: form-data; name=\"photo1\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n");
    body.extend_from_slice(file);
    body.extend(b"\r\n--X--\r\n");
    let request = Request::post("/coops/velo/publish").header("host", "one.example").header("accept", "text/html");
    let request = request.header("content-type", "multipart/form-data; boundary=X").header("sec-fetch-site", "same-origin");
    browser.sends(request.body(Body::from(body)).expect("a request")).await
}

/// Heads of files that say 50,000 × 50,000, and little behind them.
fn enormous() -> Vec<(&'static str, Vec<u8>)> {
    let side = 50_000_u16;
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    for _ in 0..2 {
        png.extend(u32::from(side).to_be_bytes());
    }
    png.extend([8, 6, 0, 0, 0]);
    let sum = crc32(&png[12..]);
    png.extend(sum.to_be_bytes());
    png.extend(b"\0\0\0\x0cIDAT\x08\xd7\x63\xf8\xcf\xc0\0\0\x03\x01\x01\0\x18\xdd\x8d\xb0\0\0\0\0IEND\xae\x42\x60\x82");
    let mut gif = b"GIF89a".to_vec();
    gif.extend([side.to_le_bytes(), side.to_le_bytes()].concat());
    gif.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0]);
    gif.extend([side.to_le_bytes(), side.to_le_bytes()].concat());
    gif.extend([0, 2, 2, 0x44, 1, 0, 0x3b]);
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xc0, 0, 17, 8];
    jpeg.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
    jpeg.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3f, 0, 0xff, 0xd9]);
    // Lossless WebP: 14 bits each for width and height, 16,384 at most.
    let webp = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xff\xff\xff\x0f\x07\0\0\0\0\0\0\0\0\0".to_vec();
    vec![("png", png), ("gif", gif), ("jpeg", jpeg), ("webp", webp)]
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A JPEG of 4 × 4, as a camera would end it.
fn jpeg() -> Vec<u8> {
    let sample = crate::tidy::tree::root().join("config/samples/images/drill.jpg");
    std::fs::read(sample).expect("a sample")
}

#[tokio::test]
async fn p14_pictures_of_fifty_thousand_pixels_polyglots_and_drawings_with_scripts() {
    let database = TestDatabase::sqlite().await;
    let instance = Network::new().instance("velo", database.db.clone()).await;
    let velo = instance.with_coop("velo").await;
    instance.app.member("amelie", Role::Steward, &velo.cooperative).await;
    let mut amelie = Browser::at(&instance);
    assert!(amelie.signs_in("amelie", PASSWORD).await);
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".as_slice();
    // Two formats at once: what a browser may take for a page, a script, an archive or a document, with the head of a picture.
    let mut others: Vec<(&str, Vec<u8>)> = vec![
        ("svg", script.to_vec()),
        ("svg with a head", [b"<?xml version='1.0'?>\n".as_slice(), script].concat()),
        ("gif and script", b"GIF89a/*\0\0*/=1;alert(1)//".to_vec()),
        ("png and page", b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>".to_vec()),
        ("jpeg and archive", b"\xff\xd8\xff\xfePK\x03\x04".to_vec()),
        ("document", b"%PDF-1.7\n\x89PNG\r\n\x1a\n".to_vec()),
        ("bitmap", b"BM\x8a\0\0\0\0\0\0\0\x8a\0\0\0".to_vec()),
        ("tiff", b"II*\0\x08\0\0\0".to_vec()),
        ("nothing known", vec![7; 1_000]),
    ];
    others.extend(enormous());
    let before = peak_kib();
    for (name, file) in &others {
        let answer = upload(&mut amelie, file).await;
        assert_eq!(answer.status.as_u16(), 415, "{name}: {}", answer.body);
        assert!(answer.body.contains("Drill"), "{name}: what else was entered is still there");
    }
    if let (Some(before), Some(after)) = (before, peak_kib()) {
        // One of them, decoded, would take 7 GiB.
        assert!(after - before < 64 * 1024, "{} KiB more than before", after - before);
    }
    let images = sql("SELECT COUNT(*) AS number FROM images");
    let count = images.fetch_one(&mut instance.db.read().await.expect("a connection"), |row| row.get::<i64>("number")).await;
    assert_eq!(count.expect("a count"), 0, "nothing of them was stored");

    // A true picture with something behind it is stored without it.
    let polyglot = [jpeg().as_slice(), b"<script>alert(1)</script>PK\x03\x04"].concat();
    let stored = upload(&mut amelie, &polyglot).await;
    assert_eq!(stored.status.as_u16(), 303, "{}", stored.body);
    let place = stored.location().to_owned();
    let page = amelie.opens(&place).await;
    let address = page.between("<img src=\"/media/", "\"").expect("a picture").to_owned();
    for size in ["page", "list"] {
        let id = address.split('/').next().expect("an id");
        let request = Request::get(format!("/media/{id}/{size}.jpg")).body(Body::empty()).expect("a request");
        let answer = tower::ServiceExt::oneshot(amelie.router(), request).await.unwrap_or_else(|never| match never {});
        assert_eq!(answer.headers()["content-type"], "image/jpeg");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let bytes = http_body_util::BodyExt::collect(answer.into_body()).await.expect("a body").to_bytes();
        assert!(bytes.starts_with(b"\xff\xd8\xff") && !Cursor::new(&bytes).get_ref().windows(7).any(|part| part == b"<script"), "{size}");
    }
}
