//! Leaving with everything, and beginning again with it elsewhere.

use std::io::{Cursor, Read as _};
use std::sync::Arc;

use allmende_app::cooperatives::ProfileInput;
use allmende_app::{AppError, archive, cooperatives, follows, images, listings};
use allmende_domain::listing::{Listing, ListingState};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::DAY_MS;

use crate::Knows;
use crate::instances::{Instance, OPERATOR, cooperative, instances, listing, member, remote, terms};

const STATES: [ListingState; 4] = [ListingState::Draft, ListingState::Published, ListingState::Reserved, ListingState::Closed];

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(30, 20, image::Rgb([200, 30, 30])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A cooperative with a logo, two followers of which one is accepted, whom it follows, a drill with a picture, a draft, something closed, and an
/// offer whose time ends in a day.
async fn velo(instance: &Instance) -> (allmende_domain::cooperative::Cooperative, Vec<Listing>) {
    let app = &instance.app;
    let (mut velo, actor) = cooperative(app, "velo", true).await;
    let logo = images::store(app, &OPERATOR, &velo.id, png(), "").await.unwrap();
    let mut profile = ProfileInput::from_profile(&velo.profile);
    profile.logo = logo.id.to_string();
    profile.texts.push(("fr".to_owned(), "Vélo, « Solidaire »".to_owned(), "Un *atelier*".to_owned()));
    profile.sectors = vec!["transport".to_owned()];
    velo = cooperatives::edit(app, &OPERATOR, &velo.id, profile.parse().unwrap()).await.unwrap();
    let mia = remote(app, "social.example", "mia").await;
    app.set_directory(Arc::new(Knows(mia.clone())));
    for name in ["ben", "cem"] {
        let follower = remote(app, "social.example", name).await;
        let follow = follows::receive(app, &follower, &actor, &format!("https://social.example/{name}/1")).await.unwrap();
        if name == "ben" {
            follows::accept_follower(app, &OPERATOR, &follow.id).await.unwrap();
        }
    }
    follows::request(app, &OPERATOR, &velo.id, &mia.handle()).await.unwrap();
    follows::receive_accept(app, &mia, None, Some(actor.url.as_str())).await.unwrap();
    let picture = images::store(app, &OPERATOR, &velo.id, png(), "A red drill").await.unwrap();
    let mut with_picture = terms("Drill", "public");
    with_picture.images.push(picture.id);
    let drill = listings::publish_new(app, &OPERATOR, &velo.id, with_picture).await.unwrap();
    let draft = listings::draft(app, &OPERATOR, &velo.id, terms("Saw", "members")).await.unwrap();
    let closed = listing(app, &velo, "Axe", "network").await;
    listings::close(app, &OPERATOR, &closed.id, "given away").await.unwrap();
    let mut ending = terms("Ladder", "public");
    ending.window.until = Some(allmende_domain::time::UnixMillis(app.now().0 + DAY_MS));
    let ending = listings::publish_new(app, &OPERATOR, &velo.id, ending).await.unwrap();
    (velo, vec![drill, draft, closed, ending])
}

async fn exported(instance: &Instance, velo: &allmende_domain::cooperative::Cooperative) -> Cursor<Vec<u8>> {
    archive::write_to(&instance.app, &OPERATOR, &velo.id, Cursor::new(Vec::new())).await.unwrap()
}

#[tokio::test]
async fn what_is_taken_along_is_there_again_elsewhere() {
    let olds = instances("archive_old").await;
    let news = instances("archive_new").await;
    for (old, new) in olds.iter().zip(&news) {
        let (velo, before) = Box::pin(velo(old)).await;
        let file = exported(old, &velo).await;
        // Meanwhile the time of one offer ends.
        new.clock.advance(2 * DAY_MS);
        let app = &new.app;
        let opened = archive::open(file).unwrap();
        assert_eq!((opened.handle.as_str(), opened.following.as_slice()), ("velo", ["mia@social.example".to_owned()].as_slice()));
        let checked = archive::check(app, &OPERATOR, &opened).await.unwrap();
        assert_eq!((checked.ready, checked.as_drafts, checked.errors.len()), (4, 1, 0), "{:?}", checked.errors);
        let taken = archive::take_in(app, &OPERATOR, &opened, checked, "velo2", &mut |_, _| {}).await.unwrap();
        assert_eq!(taken.report.errors, []);
        let again = cooperatives::by_handle(app, "velo2").await.unwrap();
        let mut profile = again.profile.clone();
        assert!(images::bytes(app, &profile.logo.take().unwrap(), allmende_domain::image::ImageSize::List).await.unwrap().is_some());
        let mut expected = velo.profile.clone();
        expected.logo = None;
        assert_eq!(profile, expected);
        let found = listings::of_cooperative(app, &OPERATOR, &again.id, &STATES, 0).await.unwrap();
        for (was, state) in before.iter().zip([ListingState::Published, ListingState::Draft, ListingState::Draft, ListingState::Draft]) {
            let title = &was.terms.texts.first().title;
            let view = found.items.iter().find(|view| view.listing.terms.texts.first().title == *title).unwrap();
            assert_eq!(view.listing.state, state, "{title}");
            let (mut terms, mut old_terms) = (view.listing.terms.clone(), was.terms.clone());
            for terms in [&mut terms, &mut old_terms] {
                (terms.images, terms.resource, terms.resource_url) = (Vec::new(), None, None);
            }
            assert_eq!(terms, old_terms, "{title}");
            assert_eq!(
                view.images.iter().map(|image| image.alt.as_str()).collect::<Vec<_>>(),
                if title == "Drill" { vec!["A red drill"] } else { vec![] }
            );
        }
    }
}

#[tokio::test]
async fn the_archive_is_readable_without_this_program() {
    for instance in instances("archive_tables").await {
        let (velo, _) = Box::pin(velo(&instance)).await;
        let mut zip = zip::ZipArchive::new(exported(&instance, &velo).await).unwrap();
        let mut text = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        assert_eq!(text("followers.csv"), "Account address\nben@social.example\n", "who still waits is no follower");
        assert_eq!(text("following.csv").lines().nth(1), Some("mia@social.example,true,false,"));
        assert_eq!(text("blocks.csv"), "Account address\n");
        assert!(text("README.txt").contains("allmende coop import"));
        let everything: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        for name in everything {
            let mut bytes = Vec::new();
            zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("PRIVATE"), "{name}: no key");
        }
    }
}

#[tokio::test]
async fn only_who_may_edit_a_cooperative_takes_it_along() {
    for instance in instances("archive_rights").await {
        let app = &instance.app;
        let (velo, _) = Box::pin(velo(&instance)).await;
        let steward = member(app, &velo.id, Role::Steward).await;
        for viewer in [Viewer::Stranger, steward] {
            let refused = archive::write_to(app, &viewer, &velo.id, Cursor::new(Vec::new())).await.unwrap_err();
            assert!(matches!(refused, AppError::Forbidden | AppError::SignInFirst), "{refused:?}");
        }
        let admin = member(app, &velo.id, Role::Admin).await;
        archive::write_to(app, &admin, &velo.id, Cursor::new(Vec::new())).await.unwrap();
    }
}

/// A disk that is full after some bytes.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or_else(|| std::io::Error::from(std::io::ErrorKind::StorageFull))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_full_disk_is_told_and_ends_the_work() {
    for instance in instances("archive_full").await {
        let (velo, _) = Box::pin(velo(&instance)).await;
        let error = archive::write_to(&instance.app, &OPERATOR, &velo.id, Full(3_000)).await.err().unwrap();
        assert!(matches!(error, AppError::Unavailable(_)) && error.to_string().contains("cannot be written"), "{error}");
    }
}

/// A writer as that of an answer under way: it waits for room, which a thread of the runtime must not do.
#[derive(Clone)]
struct Waiting(tokio::sync::mpsc::Sender<Vec<u8>>);

impl std::io::Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.blocking_send(bytes.to_vec()).map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn nothing_is_written_where_waiting_would_hold_others_up() {
    for instance in instances("archive_waits").await {
        let (velo, _) = Box::pin(velo(&instance)).await;
        let (to, mut written) = tokio::sync::mpsc::channel(100_000);
        drop(archive::write_to(&instance.app, &OPERATOR, &velo.id, Waiting(to)).await.unwrap());
        let mut bytes = Vec::new();
        while let Some(piece) = written.recv().await {
            bytes.extend(piece);
        }
        assert!(zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len() > 8);
    }
}

/// Knows nothing of what ours look like to others.
struct Silent;

#[async_trait::async_trait]
impl allmende_app::Directory for Silent {
    async fn look_up(&self, _: &str) -> Result<allmende_domain::actor::Actor, allmende_app::directory::LookUpError> {
        Err(allmende_app::directory::LookUpError::NotAHandle)
    }

    async fn documents(&self, _: &allmende_domain::cooperative::Cooperative) -> Result<Vec<(String, Vec<u8>)>, AppError> {
        Err(AppError::Unavailable("the database is away".to_owned()))
    }
}

#[tokio::test]
async fn what_was_given_up_cannot_be_taken_for_an_archive() {
    for instance in instances("archive_given_up").await {
        let (velo, _) = cooperative(&instance.app, "velo", false).await;
        instance.app.set_directory(Arc::new(Silent));
        let (to, mut written) = tokio::sync::mpsc::channel(100_000);
        let error = archive::write_to(&instance.app, &OPERATOR, &velo.id, Waiting(to)).await.err().unwrap();
        assert!(error.to_string().contains("the database is away"), "{error}");
        let mut bytes = Vec::new();
        while let Some(piece) = written.recv().await {
            bytes.extend(piece);
        }
        assert!(!bytes.is_empty() && zip::ZipArchive::new(Cursor::new(bytes)).is_err());
    }
}
