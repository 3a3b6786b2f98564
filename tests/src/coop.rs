//! A cooperative of an instance, as one who acts: tests read as what it does.

use allmende_app::inquiries::{self, InquiryView, Thread};
use allmende_app::{cooperatives, follows, listings};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::follow::FollowState;
use allmende_domain::inquiry::Inquiry;
use allmende_domain::listing::{Listing, Terms};
use allmende_domain::permission::Viewer;

use crate::app::profile;
use crate::network::Instance;

impl Instance {
    /// A cooperative that accepts followers by itself.
    pub async fn with_coop(&self, handle: &str) -> Coop {
        Coop { cooperative: self.app.cooperative(handle).await, instance: self.clone() }
    }

    /// A cooperative whose stewards decide about followers.
    pub async fn with_careful_coop(&self, handle: &str) -> Coop {
        let mut profile = profile(handle);
        profile.approves_followers = true;
        let cooperative = cooperatives::found(self, &Viewer::Operator, handle, profile).await.expect("a cooperative is founded");
        Coop { cooperative, instance: self.clone() }
    }
}

/// A cooperative that acts.
#[derive(Clone)]
pub struct Coop {
    pub cooperative: Cooperative,
    pub instance: Instance,
}

impl Coop {
    #[must_use]
    pub fn url(&self) -> String {
        self.instance.url(&format!("/coops/{}", self.cooperative.handle.as_str()))
    }

    /// `@velo@velo.example`
    #[must_use]
    pub fn handle(&self) -> String {
        format!("@{}@{}", self.cooperative.handle.as_str(), self.instance.host)
    }

    /// Asks to follow another cooperative, found by its handle.
    pub async fn asks_to_follow(&self, handle: &str) -> follows::FollowView {
        follows::request(&self.instance, &Viewer::Operator, &self.cooperative.id, handle).await.expect("a follow is asked for")
    }

    pub async fn unfollows(&self, target_url: &str) {
        let follows = follows::following(&self.instance, &Viewer::Operator, &self.cooperative.id).await.expect("follows");
        let follow = follows.iter().find(|view| view.actor.url.as_str() == target_url).expect("it follows");
        follows::withdraw(&self.instance, &Viewer::Operator, &follow.follow.id).await.expect("a follow ends");
    }

    /// How its request to follow stands.
    pub async fn follow_state(&self, target_url: &str) -> Option<FollowState> {
        let follows = follows::following(&self.instance, &Viewer::Operator, &self.cooperative.id).await.expect("follows");
        follows.iter().find(|view| view.actor.url.as_str() == target_url).map(|view| view.follow.state)
    }

    /// Who follows it, whatever the state.
    pub async fn followers(&self) -> Vec<follows::FollowView> {
        follows::followers(&self.instance, &Viewer::Operator, &self.cooperative.id).await.expect("followers")
    }

    pub async fn publishes(&self, terms: Terms) -> Listing {
        listings::publish_new(&self.instance, &Viewer::Operator, &self.cooperative.id, terms).await.expect("a listing is published")
    }

    pub async fn edits(&self, listing: &Listing, terms: Terms) -> Listing {
        listings::edit(&self.instance, &Viewer::Operator, &listing.id, terms, None).await.expect("a listing is edited")
    }

    pub async fn closes(&self, listing: &Listing, note: &str) -> Listing {
        listings::close(&self.instance, &Viewer::Operator, &listing.id, note).await.expect("a listing is closed")
    }

    pub async fn removes(&self, listing: &Listing) {
        listings::remove(&self.instance, &Viewer::Operator, &listing.id).await.expect("a listing is removed");
    }

    /// Asks about a listing that its instance knows under this address.
    pub async fn asks_about(&self, object_url: &str, body: &str) -> Inquiry {
        let listing = self.instance.sees(object_url).await.expect("the listing is known");
        inquiries::ask(&self.instance, &Viewer::Operator, &self.cooperative.id, &listing.id, body).await.expect("a question is sent")
    }

    pub async fn answers(&self, inquiry: &Inquiry, body: &str) {
        inquiries::answer(&self.instance, &Viewer::Operator, &inquiry.id, body).await.expect("an answer is sent");
    }

    /// Its threads, whatever their state.
    pub async fn inquiries(&self) -> Vec<InquiryView> {
        inquiries::list(&self.instance, &Viewer::Operator, &self.cooperative.id, None, 0).await.expect("threads").items
    }

    pub async fn thread(&self, inquiry: &Inquiry) -> Thread {
        inquiries::show(&self.instance, &Viewer::Operator, &inquiry.id).await.expect("a thread")
    }
}
