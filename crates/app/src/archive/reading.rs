//! Reading an archive. It may come from anybody: nothing is believed about sizes, and only files that are asked for are read.

use std::io::{Read, Seek};
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{FORMAT, ListingFile, ProfileFile};
use crate::account_lists as accounts;
use crate::error::AppError;
use crate::import::{NamedImage, Row, RowError};
use crate::limits;
use crate::profile_input::ProfileInput;

/// An archive of a cooperative, read but not checked.
pub struct Archive<R> {
    zip: Mutex<ZipArchive<R>>,
    /// Where it comes from.
    pub address: String,
    pub handle: String,
    /// RFC 3339.
    pub exported_at: String,
    pub(super) profile: ProfileInput,
    pub(super) logo: Option<String>,
    pub(super) rows: Vec<Row>,
    /// Files of listings that cannot be read.
    pub(super) errors: Vec<RowError>,
    /// Whom it follows, as `name@host`.
    pub following: Vec<String>,
    /// Whom it blocks, in the same form.
    pub blocked: Vec<String>,
}

fn unreadable(reason: impl std::fmt::Display) -> AppError {
    AppError::invalid("file", "archive-unreadable", format!("this is no archive of a cooperative: {reason}"))
}

/// Opens an archive that [`super::write_to`] made.
///
/// # Errors
/// [`AppError::Invalid`] (field `file`): `archive-unreadable`, `archive-newer`.
pub fn open<R: Read + Seek>(source: R) -> Result<Archive<R>, AppError> {
    let mut zip = ZipArchive::new(source).map_err(unreadable)?;
    if zip.len() > limits::ARCHIVE_FILES_MAX {
        return Err(unreadable(format!("{} files are more than the {} that are read", zip.len(), limits::ARCHIVE_FILES_MAX)));
    }
    let mut profile: ProfileFile = json(&mut zip, "profile.json").map_err(unreadable)?;
    // Ids say nothing here, or something else.
    profile.profile.logo.clear();
    if profile.format > FORMAT {
        return Err(AppError::invalid("file", "archive-newer", "a newer version of the program made this archive; update this one first"));
    }
    let is_listing = |name: &String| name.starts_with("listings/") && name.ends_with(".json");
    let mut names: Vec<String> = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).filter(is_listing).collect();
    names.sort();
    if names.len() > limits::IMPORT_ROWS_MAX {
        return Err(unreadable(format!("more than {} listings", limits::IMPORT_ROWS_MAX)));
    }
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for (name, number) in names.iter().zip(1_usize..) {
        match json::<ListingFile, R>(&mut zip, name) {
            Ok(listing) => rows.push(row(number, listing)),
            Err(reason) => errors.push(RowError { row: number, field: String::new(), code: "archive-unreadable", message: reason }),
        }
    }
    let following = bytes(&mut zip, "following.csv", limits::ARCHIVE_TABLE_BYTES_MAX).unwrap_or_default();
    let blocked = bytes(&mut zip, "blocks.csv", limits::ARCHIVE_TABLE_BYTES_MAX).unwrap_or_default();
    Ok(Archive {
        zip: Mutex::new(zip),
        address: profile.address,
        handle: profile.handle,
        exported_at: profile.exported_at,
        profile: profile.profile,
        logo: profile.logo,
        rows,
        errors,
        following: accounts::read(&following, limits::FOLLOWING_MAX),
        blocked: accounts::read(&blocked, limits::BLOCKS_MAX),
    })
}

fn row(number: usize, mut listing: ListingFile) -> Row {
    listing.terms.images.clear();
    listing.terms.resource.clear();
    let state = if matches!(listing.state.as_str(), "published" | "reserved") { "published" } else { "draft" };
    let images = listing.images.into_iter().map(|image| NamedImage { file: image.file, alt: image.alt }).collect();
    Row { number, cooperative: String::new(), state: state.to_owned(), input: listing.terms, images }
}

fn json<T: DeserializeOwned, R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str) -> Result<T, String> {
    let bytes = bytes(zip, name, limits::ARCHIVE_DOCUMENT_BYTES_MAX)?;
    serde_json::from_slice(&bytes).map_err(|error| format!("{name}: {error}"))
}

fn bytes<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str, bytes_max: u64) -> Result<Vec<u8>, String> {
    let file = zip.by_name(name).map_err(|error| match error {
        ZipError::FileNotFound => format!("{name} is not in it"),
        error => format!("{name}: {error}"),
    })?;
    // Counted while it is unpacked: a small file can say anything about its size.
    let mut bytes = Vec::new();
    file.take(bytes_max.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > bytes_max {
        return Err(format!("{name} is larger than {bytes_max} bytes"));
    }
    Ok(bytes)
}

impl<R: Read + Seek> Archive<R> {
    /// A picture of it.
    pub(super) fn image(&self, name: &str) -> Result<Vec<u8>, String> {
        let mut zip = self.zip.lock().unwrap_or_else(PoisonError::into_inner);
        bytes(&mut zip, name, u64::try_from(limits::IMAGE_BYTES_MAX).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap()
    }

    const PROFILE: &[u8] =
        br#"{"format":1,"exported_at":"2026-11-26T10:00:00Z","handle":"velo","address":"https://a.example/coops/velo","profile":{},"logo":null}"#;

    fn message(result: Result<Archive<Cursor<Vec<u8>>>, AppError>) -> String {
        result.err().unwrap().to_string()
    }

    #[test]
    fn what_is_no_archive_is_refused_with_a_reason() {
        assert!(message(open(Cursor::new(b"not a zip".to_vec()))).contains("no archive"));
        assert!(message(open(archive(&[("a.txt", b"x")]))).contains("profile.json is not in it"));
        assert!(message(open(archive(&[("profile.json", b"{}")]))).contains("missing field"));
        let newer = String::from_utf8_lossy(PROFILE).replace("\"format\":1", "\"format\":2");
        assert!(message(open(archive(&[("profile.json", newer.as_bytes())]))).contains("newer version"));
    }

    #[test]
    fn a_file_that_unpacks_without_end_is_read_to_its_bound() {
        let bomb = vec![b' '; usize::try_from(limits::ARCHIVE_DOCUMENT_BYTES_MAX).unwrap() + 10];
        let opened = open(archive(&[("profile.json", PROFILE), ("listings/1.json", &bomb)])).unwrap();
        assert!(opened.rows.is_empty());
        assert!(opened.errors.first().unwrap().message.contains("is larger than"));
    }

    #[test]
    fn ids_of_another_database_are_not_taken_over() {
        let id = "0193a5b0-7e3c-7a11-8c11-000000000001";
        let profile = String::from_utf8_lossy(PROFILE).replace("\"profile\":{}", &format!("\"profile\":{{\"logo\":\"{id}\"}}"));
        let listing = format!(
            r#"{{"address":"https://a.example/1","state":"published","closing_note":"","published_at":null,"updated_at":"",
                "terms":{{"images":["{id}"],"resource":"{id}"}},"images":[]}}"#
        );
        let opened = open(archive(&[("profile.json", profile.as_bytes()), ("listings/1.json", listing.as_bytes())])).unwrap();
        assert_eq!((opened.profile.logo.as_str(), opened.errors.as_slice()), ("", [].as_slice()));
        let input = &opened.rows.first().unwrap().input;
        assert!(input.images.is_empty() && input.resource.is_empty());
    }

    #[test]
    fn whom_it_follows_and_blocks_is_read_from_their_tables() {
        let following = ("following.csv", b"Account address,Show boosts\nvelo@b.example,true\n".as_slice());
        let blocks = ("blocks.csv", b"Account address\nmia@c.example\n".as_slice());
        let opened = open(archive(&[("profile.json", PROFILE), following, blocks])).unwrap();
        assert_eq!((opened.following, opened.blocked), (vec!["velo@b.example".to_owned()], vec!["mia@c.example".to_owned()]));
    }
}
