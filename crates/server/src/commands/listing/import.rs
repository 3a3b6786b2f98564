//! `allmende listing import`.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use allmende_app::App;
use allmende_app::import::{self, ImportReport, Row, RowError};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::commands::{Answer, OPERATOR, cooperative};
use crate::limits::{IMPORT_ERRORS_SHOWN_MAX, IMPORT_FILE_BYTES_MAX, IMPORT_IMAGE_FILE_BYTES_MAX};

#[derive(Debug, Args)]
pub struct Arguments {
    /// A table (.csv) or a list of objects (.json).
    file: PathBuf,
    /// Who publishes the rows that name no cooperative; not needed when there is only one.
    #[arg(long, value_name = "HANDLE")]
    coop: Option<String>,
    /// Check everything, write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Leave out rows that are wrong instead of writing nothing.
    #[arg(long)]
    skip_invalid: bool,
}

pub async fn run(app: &App, arguments: &Arguments) -> anyhow::Result<Answer> {
    let file = &arguments.file;
    let bytes = read(file, IMPORT_FILE_BYTES_MAX).map_err(|reason| anyhow::anyhow!("{}: {reason}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
    let rows = match parse(file, &bytes)? {
        Ok(rows) => rows,
        Err(errors) => return Ok(refused(file, &errors)),
    };
    let total = rows.len();
    let default = default_cooperative(app, arguments.coop.as_deref(), &rows).await?;
    let mut plan = import::check(app, rows, default.as_ref()).await?;
    let load = |name: &str| load_image(&folder, name);
    if arguments.dry_run {
        // What a real run would find wrong with pictures it finds by decoding them; here at least they must be there.
        for (number, image) in plan.ready.iter().flat_map(|row| row.images.iter().map(|image| (row.number, image))) {
            if let Err(message) = load(&image.file) {
                plan.errors.push(RowError { row: number, field: "image".to_owned(), code: "image-unreadable", message });
            }
        }
        plan.errors.sort_by_key(|error| error.row);
        return Ok(checked(file, total, &plan.errors));
    }
    let bar = progress_bar(total);
    let mut progress = |done: usize, _total: usize| bar.set_position(u64::try_from(done).unwrap_or_default());
    let report = import::run(app, &OPERATOR, plan, arguments.skip_invalid, &load, &mut progress).await;
    bar.finish_and_clear();
    Ok(written(file, &report?, arguments.skip_invalid))
}

/// By the name's ending; anything else is taken for CSV only when it says so.
fn parse(file: &Path, bytes: &[u8]) -> anyhow::Result<Result<Vec<Row>, Vec<RowError>>> {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "csv" => Ok(import::parse_csv(bytes)),
        "json" => Ok(import::parse_json(bytes)),
        _ => anyhow::bail!("{}: the name must end in .csv or .json", file.display()),
    }
}

/// The named cooperative, or the only one there is; rows may each name their own, so having none is not wrong yet.
async fn default_cooperative(app: &App, handle: Option<&str>, rows: &[Row]) -> anyhow::Result<Option<allmende_domain::ids::CooperativeId>> {
    let needed = rows.iter().any(|row| row.cooperative.is_empty());
    if handle.is_none() && !needed {
        return Ok(None);
    }
    Ok(Some(cooperative(app, handle).await?.id))
}

/// Reads a picture that lies below the folder of the table, and nothing outside of it.
fn load_image(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let relative = Path::new(name);
    let plain = relative.components().all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
    if !plain {
        return Err("must be a path below the folder of the table".to_owned());
    }
    read(&folder.join(relative), IMPORT_IMAGE_FILE_BYTES_MAX)
}

fn read(path: &Path, bytes_max: u64) -> Result<Vec<u8>, String> {
    // Counted while reading: what is no plain file tells no size, and may never end.
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(bytes_max.saturating_add(1)).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(format!("cannot be read: {error}")),
        Ok(_) if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > bytes_max => {
            Err(format!("is larger than the {bytes_max} bytes that are allowed"))
        }
        Ok(_) => Ok(bytes),
    }
}

/// Shown on a terminal only.
pub fn progress_bar(total: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or_default());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} rows, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// One line for each thing that is wrong, up to a bound.
pub fn complaint(errors: &[RowError]) -> String {
    let mut text = String::new();
    for error in errors.iter().take(IMPORT_ERRORS_SHOWN_MAX) {
        let place = match (error.row, error.field.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("row {row}: "),
            (row, field) => format!("row {row}, {field}: "),
        };
        text.push_str(&format!("{place}{}\n", error.message));
    }
    if let Some(more) = errors.len().checked_sub(IMPORT_ERRORS_SHOWN_MAX).filter(|more| *more > 0) {
        text.push_str(&format!("and {more} more\n"));
    }
    text
}

pub fn error_values(errors: &[RowError]) -> Value {
    errors.iter().map(|error| json!({ "row": error.row, "field": error.field, "code": error.code, "message": error.message })).collect()
}

fn refused(file: &Path, errors: &[RowError]) -> Answer {
    let text = format!("{}Nothing was written: {} cannot be read as it is.", complaint(errors), file.display());
    Answer::new(text, json!({ "created": 0, "errors": error_values(errors) })).failing()
}

fn checked(file: &Path, total: usize, errors: &[RowError]) -> Answer {
    let text = if errors.is_empty() {
        format!("{}: all {total} rows are fine. Nothing was written.", file.display())
    } else {
        let count = if errors.len() == 1 { "One thing is wrong".to_owned() } else { format!("{} things are wrong", errors.len()) };
        format!("{}{count}. Nothing was written.", complaint(errors))
    };
    let answer = Answer::new(text, json!({ "rows": total, "created": 0, "errors": error_values(errors) }));
    if errors.is_empty() { answer } else { answer.failing() }
}

fn written(file: &Path, report: &ImportReport, skip_invalid: bool) -> Answer {
    let (created, errors) = (report.created.len(), &report.errors);
    let ids: Vec<&str> = report.created.iter().map(|id| id.as_str()).collect();
    let value = json!({ "created": created, "ids": ids, "errors": error_values(errors) });
    match (errors.is_empty(), skip_invalid) {
        (true, _) => Answer::new(format!("{}: {created} listings were written.", file.display()), value),
        (false, true) => {
            let text = format!("{}{created} listings were written, the rows above were left out.", complaint(errors));
            Answer::new(text, value)
        }
        (false, false) => {
            let text = format!("{}Nothing was written. --skip-invalid leaves such rows out.", complaint(errors));
            Answer::new(text, value).failing()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_end_is_refused() {
        assert!(read(Path::new("/dev/zero"), 1_000).unwrap_err().contains("larger than the 1000 bytes"));
        assert!(read(Path::new("/dev"), 1_000).unwrap_err().contains("cannot be read"));
        assert_eq!(read(Path::new("/dev/null"), 0).unwrap(), b"");
    }

    #[test]
    fn pictures_come_only_from_below_the_table() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("a.jpg"), b"x").unwrap();
        assert_eq!(load_image(home.path(), "./a.jpg").unwrap(), b"x");
        for bad in ["../a.jpg", "/etc/passwd", "images/../../a.jpg"] {
            assert!(load_image(home.path(), bad).unwrap_err().contains("below the folder"), "{bad}");
        }
    }
}
