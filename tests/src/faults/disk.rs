//! A disk for one server process: it takes note of what was flushed, fills up, fails and forgets when told. `tests/faults/disk.c`, loaded
//! into the process, does what is decided here.
//!
//! A power cut leaves what was flushed, and of what was written since any part, torn anywhere: [`FaultyDisk::cut_power`].

use std::collections::{BTreeMap, HashMap};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::Context as _;

use crate::chance::TestChance;
use crate::crash::server::Start;

/// The files of the database that a power cut concerns. The index of the log (`-shm`) lives in memory and is made anew.
const DATABASE: &str = "allmende.db";
const INDEX: &str = "allmende.db-shm";
/// What every record begins with, as in disk.c.
const MAGIC: u32 = 0x414c_4c4d;
const HEAD_BYTES: usize = 24;

/// The words of `control`, as in disk.c.
#[derive(Debug, Clone, Copy)]
enum Word {
    Record,
    BytesLeft,
    FailFlush,
    ReadOnly,
    Lie,
    FlushesFailed,
    WritesRefused,
    FlushesAfter,
}

const WORDS: usize = 8;

/// The disk under one data directory.
#[derive(Debug)]
pub struct FaultyDisk {
    library: PathBuf,
    home: PathBuf,
    directory: PathBuf,
    control: std::fs::File,
}

/// What a power cut took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cut {
    /// Writes and cuts since the last flush of their file.
    pub unflushed: usize,
    /// Those of them that reached the disk all the same, whole or torn.
    pub survived: usize,
}

impl FaultyDisk {
    /// Under `directory`, which exists. It behaves until told otherwise.
    ///
    /// # Errors
    /// When the library cannot be compiled (`cc` is needed).
    pub fn under(directory: &Path) -> anyhow::Result<Self> {
        // Inside, so that it is kept together with the data when a trial fails.
        let home = directory.join("disk");
        std::fs::create_dir(&home)?;
        let path = home.join("control");
        std::fs::write(&path, [0_u8; WORDS * 8])?;
        let control = std::fs::OpenOptions::new().read(true).write(true).open(path)?;
        let disk = Self { library: library()?, home, directory: directory.to_owned(), control };
        disk.set(Word::BytesLeft, -1)?;
        Ok(disk)
    }

    /// How a server on this disk is started.
    #[must_use]
    pub fn start(&self) -> Start {
        let text = |path: &Path| path.display().to_string();
        Start::default()
            .with("LD_PRELOAD", &text(&self.library))
            .with("ALLMENDE_FAULTS_WATCH", &text(&self.directory))
            .with("ALLMENDE_FAULTS_HOME", &text(&self.home))
    }

    fn set(&self, word: Word, value: i64) -> anyhow::Result<()> {
        Ok(self.control.write_all_at(&value.to_ne_bytes(), word as u64 * 8)?)
    }

    fn get(&self, word: Word) -> anyhow::Result<i64> {
        let mut bytes = [0; 8];
        self.control.read_exact_at(&mut bytes, word as u64 * 8)?;
        Ok(i64::from_ne_bytes(bytes))
    }

    /// So many more bytes fit; `None`: as many as anybody likes.
    ///
    /// # Errors
    /// When the library cannot be told; the same for all below.
    pub fn leave_bytes(&self, bytes: Option<i64>) -> anyhow::Result<()> {
        self.set(Word::BytesLeft, bytes.unwrap_or(-1))
    }

    /// Every flush fails with EIO.
    pub fn fail_flushes(&self, fails: bool) -> anyhow::Result<()> {
        self.set(Word::FailFlush, fails.into())
    }

    /// Nothing can be opened for writing or written any more (EROFS).
    pub fn read_only(&self, is: bool) -> anyhow::Result<()> {
        self.set(Word::ReadOnly, is.into())
    }

    /// Flushes do nothing and say that they did: what cheap hardware does, and what a database does that is told not to flush.
    pub fn lie(&self, lies: bool) -> anyhow::Result<()> {
        self.set(Word::Lie, lies.into())
    }

    /// The counters begin anew.
    pub fn reset(&self) -> anyhow::Result<()> {
        [Word::FlushesFailed, Word::WritesRefused, Word::FlushesAfter].into_iter().try_for_each(|word| self.set(word, 0))
    }

    pub fn flushes_failed(&self) -> anyhow::Result<i64> {
        self.get(Word::FlushesFailed)
    }

    /// Flushes that were tried after one had failed.
    pub fn flushes_after_failure(&self) -> anyhow::Result<i64> {
        self.get(Word::FlushesAfter)
    }

    /// Writes refused because the disk was full or read-only.
    pub fn writes_refused(&self) -> anyhow::Result<i64> {
        self.get(Word::WritesRefused)
    }

    /// What is in the files now is on the disk; from here on every write is noted. No process may have the database open.
    pub fn begin(&self) -> anyhow::Result<()> {
        let image = self.image();
        if image.exists() {
            std::fs::remove_dir_all(&image)?;
        }
        std::fs::create_dir(&image)?;
        for name in database_files(&self.directory)? {
            std::fs::copy(self.directory.join(&name), image.join(&name))?;
        }
        std::fs::write(self.home.join("journal"), [])?;
        self.set(Word::Record, 1)
    }

    /// Puts into the data directory what a power cut at this moment would have left there. The process is dead already. Without chance
    /// nothing is left of what was not flushed.
    pub fn cut_power(&self, chance: Option<&TestChance>) -> anyhow::Result<Cut> {
        let journal = std::fs::read(self.home.join("journal"))?;
        let mut platter = Platter::of(&self.image())?;
        platter.replay(&journal)?;
        let mut cut = Cut::default();
        let files = platter.after_cut(chance, &mut cut);
        for name in database_files(&self.directory)? {
            std::fs::remove_file(self.directory.join(name))?;
        }
        for (name, content) in files {
            std::fs::write(self.directory.join(name), content)?;
        }
        Ok(cut)
    }

    fn image(&self) -> PathBuf {
        self.home.join("image")
    }
}

/// Compiled once for all tests of a process.
fn library() -> anyhow::Result<PathBuf> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let build = || -> anyhow::Result<PathBuf> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/disk.c");
        let folder = tempfile::Builder::new().prefix("allmende-shim-").tempdir()?.keep();
        let library = folder.join("disk.so");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(&source).args(["-ldl", "-lpthread"]);
        let output = compiler.output().context("cc is needed to compile tests/faults/disk.c")?;
        anyhow::ensure!(output.status.success(), "cc: {}", String::from_utf8_lossy(&output.stderr));
        Ok(library)
    };
    BUILT.get_or_init(|| build().map_err(|error| format!("{error:#}"))).clone().map_err(anyhow::Error::msg)
}

fn database_files(directory: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(DATABASE) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Something that a file went through and that is not on the disk yet.
#[derive(Debug, Clone)]
enum Change {
    Write { offset: usize, data: Vec<u8> },
    Cut { size: usize },
}

/// Something that the directory went through.
#[derive(Debug, Clone)]
enum Entry {
    Made(String, i32),
    Removed(String),
}

#[derive(Debug, Default)]
struct Content {
    durable: Vec<u8>,
    pending: Vec<Change>,
}

/// The disk as it is under the system's memory.
#[derive(Debug, Default)]
struct Platter {
    /// What was there at first, by name.
    first: BTreeMap<String, Vec<u8>>,
    contents: HashMap<i32, Content>,
    durable: BTreeMap<String, i32>,
    pending: Vec<Entry>,
}

impl Platter {
    fn of(image: &Path) -> anyhow::Result<Self> {
        let mut platter = Self::default();
        for name in database_files(image)?.into_iter().filter(|name| name != INDEX) {
            platter.first.insert(name.clone(), std::fs::read(image.join(name))?);
        }
        Ok(platter)
    }

    fn replay(&mut self, mut journal: &[u8]) -> anyhow::Result<()> {
        let word = |head: &[u8], at: usize| head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_ne_bytes);
        while let Some(head) = journal.get(..HEAD_BYTES) {
            anyhow::ensure!(word(head, 0) == MAGIC, "the journal of the disk is out of step");
            let (op, file, length) = (word(head, 4), word(head, 8).cast_signed(), word(head, 12) as usize);
            let offset = head.get(16..24).and_then(|b| b.try_into().ok()).map_or(0, i64::from_ne_bytes);
            let end = HEAD_BYTES + length;
            // The last one may be cut off: its write never began.
            let Some(data) = journal.get(HEAD_BYTES..end) else { break };
            self.record(op, file, usize::try_from(offset)?, data)?;
            journal = journal.get(end..).unwrap_or_default();
        }
        Ok(())
    }

    fn record(&mut self, op: u32, file: i32, offset: usize, data: &[u8]) -> anyhow::Result<()> {
        let name = || String::from_utf8_lossy(data).into_owned();
        match u8::try_from(op)? {
            b'O' => {
                let durable = self.first.get(&name()).cloned().unwrap_or_default();
                self.contents.insert(file, Content { durable, pending: Vec::new() });
                self.durable.insert(name(), file);
            }
            b'C' => {
                self.contents.insert(file, Content::default());
                self.pending.push(Entry::Made(name(), file));
            }
            b'W' => self.content(file).pending.push(Change::Write { offset, data: data.to_vec() }),
            b'T' => self.content(file).pending.push(Change::Cut { size: offset }),
            b'U' => self.pending.push(Entry::Removed(name())),
            b'S' => {
                let content = self.content(file);
                for change in std::mem::take(&mut content.pending) {
                    change.apply(&mut content.durable, None);
                }
            }
            b'D' => {
                for entry in std::mem::take(&mut self.pending) {
                    self.enter(entry);
                }
            }
            other => anyhow::bail!("the journal of the disk has an unknown record {other}"),
        }
        Ok(())
    }

    fn content(&mut self, file: i32) -> &mut Content {
        self.contents.entry(file).or_default()
    }

    fn enter(&mut self, entry: Entry) {
        match entry {
            Entry::Made(name, file) => {
                self.durable.insert(name, file);
            }
            Entry::Removed(name) => {
                self.durable.remove(&name);
                self.first.remove(&name);
            }
        }
    }

    /// What the next start finds. Of what was not flushed, chance decides: nothing, everything, a beginning with its last write torn, or
    /// any part in any order that the disk liked.
    fn after_cut(mut self, chance: Option<&TestChance>, cut: &mut Cut) -> BTreeMap<String, Vec<u8>> {
        let none = TestChance::seeded(0);
        let (chance, mercy) = chance.map_or((&none, 0), |chance| (chance, 1));
        let entries = usize::try_from(chance.below(self.pending.len() as u64 + 1) * mercy).unwrap_or_default();
        for entry in std::mem::take(&mut self.pending).into_iter().take(entries) {
            self.enter(entry);
        }
        let mut files = self.first;
        let mut numbers: Vec<i32> = self.contents.keys().copied().collect();
        numbers.sort_unstable();
        for file in numbers {
            let Some(mut content) = self.contents.remove(&file) else { continue };
            let pending = std::mem::take(&mut content.pending);
            let (manner, border) = (chance.below(4) * mercy, chance.below(pending.len() as u64 + 1));
            for (number, change) in (0_u64..).zip(pending) {
                cut.unflushed += 1;
                let torn = || Some(chance.below(change.length() as u64 + 1));
                let kept = match manner {
                    0 => continue,
                    1 => None,
                    2 if number < border => None,
                    2 if number == border => torn(),
                    2 => continue,
                    _ if chance.happens(500) => continue,
                    _ if chance.happens(125) => torn(),
                    _ => None,
                };
                cut.survived += 1;
                change.apply(&mut content.durable, kept);
            }
            for name in self.durable.iter().filter(|(_, number)| **number == file).map(|(name, _)| name) {
                files.insert(name.clone(), content.durable.clone());
            }
        }
        files
    }
}

impl Change {
    fn length(&self) -> usize {
        match self {
            Self::Write { data, .. } => data.len(),
            Self::Cut { .. } => 0,
        }
    }

    /// `kept`: only so many bytes of it.
    fn apply(&self, content: &mut Vec<u8>, kept: Option<u64>) {
        match self {
            Self::Write { offset, data } => {
                let length = kept.and_then(|kept| usize::try_from(kept).ok()).unwrap_or(data.len()).min(data.len());
                let end = offset + length;
                if content.len() < end {
                    content.resize(end, 0);
                }
                if let (Some(place), Some(data)) = (content.get_mut(*offset..end), data.get(..length)) {
                    place.copy_from_slice(data);
                }
            }
            Self::Cut { size } => content.resize(*size, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(op: u8, file: i32, offset: i64, data: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(MAGIC.to_ne_bytes());
        bytes.extend(u32::from(op).to_ne_bytes());
        bytes.extend(file.to_ne_bytes());
        bytes.extend(u32::try_from(data.len()).unwrap().to_ne_bytes());
        bytes.extend(offset.to_ne_bytes());
        bytes.extend(data);
        bytes
    }

    fn after(journal: &[Vec<u8>], seed: u64) -> BTreeMap<String, Vec<u8>> {
        let mut platter = Platter::default();
        platter.replay(&journal.concat()).unwrap();
        platter.after_cut(Some(&TestChance::seeded(seed)), &mut Cut::default())
    }

    #[test]
    fn what_was_flushed_stays_and_what_was_not_is_a_matter_of_chance() {
        let mut journal = vec![
            record(b'C', 1, 0, b"allmende.db"),
            record(b'W', 1, 0, b"kept"),
            record(b'S', 1, 0, b""),
            record(b'D', -1, 0, b""),
            record(b'W', 1, 4, b"lost"),
        ];
        journal.push(record(b'W', 1, 8, b"never begun")[..30].to_vec());
        let ends: Vec<Vec<u8>> = (0..400).map(|seed| after(&journal, seed).remove("allmende.db").unwrap()).collect();
        assert!(ends.iter().all(|end| end.starts_with(b"kept") && b"keptlost".starts_with(end)));
        assert!(ends.iter().any(|end| end == b"kept") && ends.iter().any(|end| end == b"keptlost"));
        assert!(ends.iter().any(|end| end.len() > 4 && end.len() < 8), "some are torn");
    }

    #[test]
    fn a_file_that_no_flush_of_its_directory_followed_may_not_be_there() {
        let journal = [record(b'C', 1, 0, b"allmende.db-wal"), record(b'W', 1, 0, b"log"), record(b'S', 1, 0, b"")];
        let there = (0..40).filter(|seed| after(&journal, *seed).contains_key("allmende.db-wal")).count();
        assert!((1..40).contains(&there));
    }
}
