//! Making an archive.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{CooperativeId, ImageId};
use allmende_domain::image::ImageSize;
use allmende_domain::inquiry::InquiryState;
use allmende_domain::listing::ListingState;
use allmende_domain::permission::{Permission, Viewer};
use serde::Serialize;
use tokio::sync::mpsc;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{FORMAT, ImageFile, InquiryFile, ListingFile, MessageFile, ProfileFile};
use crate::error::AppError;
use crate::listings::{self, ListingView};
use crate::profile_input::ProfileInput;
use crate::terms_input::TermsInput;
use crate::{App, blocks, cooperatives, images, inquiries, limits, permit};

const README: &str = include_str!("README.txt");

/// What the thread that writes is told.
enum Told {
    File {
        name: String,
        bytes: Vec<u8>,
    },
    /// That was all. Who hears nothing more without this gives the archive up.
    End,
}

/// Takes nothing more once it is shut: the library writes the list of contents, which makes an archive look whole, also when one is given up.
struct Tap<W> {
    out: W,
    shut: Arc<AtomicBool>,
}

impl<W: Write> Write for Tap<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.shut.load(Ordering::Relaxed) {
            return Ok(bytes.len());
        }
        self.out.write(bytes).inspect_err(|_| self.shut.store(true, Ordering::Relaxed))
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.shut.load(Ordering::Relaxed) { Ok(()) } else { self.out.flush() }
    }
}

/// Writes the archive of a cooperative to `out`, some files at a time, whatever its size, and gives it back. When anything fails, what was
/// written is no archive.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] unless the viewer may edit the cooperative; [`AppError::Unavailable`] when `out` takes no
/// more.
pub async fn write_to<W: Write + Send + 'static>(app: &App, viewer: &Viewer, cooperative: &CooperativeId, out: W) -> Result<W, AppError> {
    permit::require(viewer, Permission::EditCooperative, cooperative)?;
    let cooperative = cooperatives::by_id(app, cooperative).await?;
    let (files, told) = mpsc::channel(limits::ARCHIVE_FILES_AHEAD);
    let writer = tokio::task::spawn_blocking(move || written(out, told));
    let contents = Contents { app, viewer, cooperative: &cooperative, files };
    let sent = contents.send_all().await;
    drop(contents);
    let out = writer.await.map_err(|error| AppError::Internal(error.to_string()))?;
    // When the writer failed, nobody took the rest: its error says why.
    let out = out.map_err(|error| AppError::Unavailable(format!("the archive cannot be written: {error}")))?;
    sent?;
    out.ok_or_else(|| AppError::Internal("an archive without its end".to_owned()))
}

/// Writes what it is told; `None` when the end was never told.
fn written<W: Write>(out: W, mut told: mpsc::Receiver<Told>) -> Result<Option<W>, ZipError> {
    let shut = Arc::new(AtomicBool::new(false));
    let mut zip = ZipWriter::new_stream(Tap { out, shut: Arc::clone(&shut) });
    while let Some(told) = told.blocking_recv() {
        let Told::File { name, bytes } = told else { return Ok(Some(zip.finish()?.into_inner().out)) };
        // Pictures are compressed already.
        let method = if name.ends_with(".jpg") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(name, SimpleFileOptions::default().compression_method(method))?;
        zip.write_all(&bytes)?;
    }
    shut.store(true, Ordering::Relaxed);
    Ok(None)
}

struct Contents<'a> {
    app: &'a App,
    viewer: &'a Viewer,
    cooperative: &'a Cooperative,
    files: mpsc::Sender<Told>,
}

impl Contents<'_> {
    async fn send_all(&self) -> Result<(), AppError> {
        self.send("README.txt", README.as_bytes().to_vec()).await?;
        for (name, bytes) in self.app.directory()?.documents(self.cooperative).await? {
            self.send(&name, bytes).await?;
        }
        self.profile().await?;
        self.listings().await?;
        self.inquiries().await?;
        self.follows().await?;
        self.blocks().await?;
        self.tell(Told::End).await
    }

    async fn send(&self, name: &str, bytes: Vec<u8>) -> Result<(), AppError> {
        self.tell(Told::File { name: name.to_owned(), bytes }).await
    }

    async fn tell(&self, told: Told) -> Result<(), AppError> {
        self.files.send(told).await.map_err(|_| AppError::Unavailable("nobody takes the archive any more".to_owned()))
    }

    async fn send_json(&self, name: &str, value: &impl Serialize) -> Result<(), AppError> {
        let bytes = serde_json::to_vec_pretty(value).map_err(|error| AppError::Internal(error.to_string()))?;
        self.send(name, bytes).await
    }

    /// The picture in its larger size; the name it has in the archive, `None` when it is not here.
    async fn image(&self, id: &ImageId) -> Result<Option<String>, AppError> {
        let Some((_, bytes)) = images::bytes(self.app, id, ImageSize::Page).await? else { return Ok(None) };
        let name = format!("images/{id}.jpg");
        self.send(&name, bytes).await?;
        Ok(Some(name))
    }

    async fn profile(&self) -> Result<(), AppError> {
        let mut profile = ProfileInput::from_profile(&self.cooperative.profile);
        profile.logo.clear();
        let logo = match &self.cooperative.profile.logo {
            Some(logo) => self.image(logo).await?,
            None => None,
        };
        let file = ProfileFile {
            format: FORMAT,
            exported_at: self.app.now().to_rfc3339(),
            handle: self.cooperative.handle.as_str().to_owned(),
            address: self.app.addresses.cooperative(&self.cooperative.handle).to_string(),
            profile,
            logo,
        };
        self.send_json("profile.json", &file).await
    }

    async fn listings(&self) -> Result<(), AppError> {
        let states = [ListingState::Draft, ListingState::Published, ListingState::Reserved, ListingState::Closed];
        let mut number = 0_u64;
        for page in 0.. {
            let found = listings::of_cooperative(self.app, self.viewer, &self.cooperative.id, &states, page).await?;
            for view in &found.items {
                number += 1;
                self.listing(number, view).await?;
            }
            if !found.has_more {
                break;
            }
        }
        Ok(())
    }

    async fn listing(&self, number: u64, view: &ListingView) -> Result<(), AppError> {
        let mut pictures = Vec::new();
        for image in &view.images {
            if let Some(file) = self.image(&image.id).await? {
                pictures.push(ImageFile { file, alt: image.alt.clone() });
            }
        }
        let listing = &view.listing;
        let mut terms = TermsInput::from_terms(&listing.terms);
        // Ids of this database say nothing elsewhere.
        terms.images.clear();
        terms.resource.clear();
        let file = ListingFile {
            address: listing.object_url.to_string(),
            state: listing.state.as_str().to_owned(),
            closing_note: listing.closing_note.clone(),
            published_at: listing.published_at.map(|time| time.to_rfc3339()),
            updated_at: listing.updated_at.to_rfc3339(),
            terms,
            images: pictures,
        };
        self.send_json(&format!("listings/{number:06}.json"), &file).await
    }

    async fn inquiries(&self) -> Result<(), AppError> {
        let mut number = 0_u64;
        for state in InquiryState::ALL {
            for page in 0.. {
                let found = inquiries::list(self.app, self.viewer, &self.cooperative.id, Some(state), page).await?;
                for view in &found.items {
                    number += 1;
                    self.inquiry(number, view).await?;
                }
                if !found.has_more {
                    break;
                }
            }
        }
        Ok(())
    }

    async fn inquiry(&self, number: u64, view: &inquiries::InquiryView) -> Result<(), AppError> {
        let thread = inquiries::show(self.app, self.viewer, &view.inquiry.id).await?;
        let messages = thread.messages.into_iter().map(|(message, author)| MessageFile {
            from: author.handle(),
            at: message.created_at.to_rfc3339(),
            text: message.body,
            is_html: message.body_is_html,
        });
        let file = InquiryFile {
            listing: view.listing.as_ref().map(|listing| listing.object_url.to_string()),
            asked_by: view.asker.handle(),
            asked: view.owner.handle(),
            state: view.inquiry.state.as_str().to_owned(),
            messages: messages.collect(),
        };
        self.send_json(&format!("inquiries/{number:06}.json"), &file).await
    }

    /// In the form that Mastodon takes.
    async fn blocks(&self) -> Result<(), AppError> {
        let mut table = "Account address\n".to_owned();
        for view in blocks::list(self.app, self.viewer, &self.cooperative.id).await? {
            table.push_str(&format!("{}\n", view.actor.handle().trim_start_matches('@')));
        }
        self.send("blocks.csv", table.into_bytes()).await
    }

    /// As Mastodon writes them. Names have no comma and no quotation mark, so nothing has to be quoted.
    async fn follows(&self) -> Result<(), AppError> {
        use allmende_db::follows::{Side, accounts};
        let sides = [
            (Side::Followers, "followers.csv", "Account address", ""),
            (Side::Following, "following.csv", "Account address,Show boosts,Notify on new posts,Languages", ",true,false,"),
        ];
        for (side, name, header, rest) in sides {
            let mut table = format!("{header}\n");
            let mut after = String::new();
            loop {
                let mut conn = self.app.db.read().await?;
                let some = accounts(&mut conn, side, &self.cooperative.actor, &after, limits::FOLLOWS_LISTED_MAX).await?;
                drop(conn);
                let Some((last, _)) = some.last() else { break };
                last.clone_into(&mut after);
                some.iter().for_each(|(_, handle)| table.push_str(&format!("{}{rest}\n", handle.trim_start_matches('@'))));
            }
            self.send(name, table.into_bytes()).await?;
        }
        Ok(())
    }
}
