//! The members' home: what waits for them, and what is theirs.

use allmende_app::{AppError, boards, cooperatives, follows, inquiries, listings};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::follow::FollowState;
use allmende_domain::inquiry::InquiryState;
use allmende_domain::listing::ListingState;
use allmende_domain::permission::Permission;
use axum::extract::State;

use super::CoopHead;
use super::peers::Waiting;
use crate::Web;
use crate::cards::Card;
use crate::errors::Answer;
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

struct Mine {
    head: CoopHead,
    /// Said behind what waits, where the member has several cooperatives.
    whose: String,
    role: String,
    inquiries: i64,
    more_inquiries: bool,
    requests: i64,
    /// Posts that wait for the board.
    board: i64,
    /// About which somebody should say whether they still hold.
    untouched: Vec<Card>,
    /// Who asks to become a member.
    joining: i64,
    drafts: Vec<Card>,
    latest: Vec<Card>,
}

#[derive(askama::Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Frame,
    name: String,
    cooperatives: Vec<Mine>,
    /// The cooperative for which something can be published, where there is only one: with several, each has its own buttons.
    shares_for: Option<String>,
    /// What waits for whoever runs the instance.
    waiting: Option<Waiting>,
    /// What somebody began and did not end.
    guides: Vec<super::start::Offered>,
}

impl HomePage {
    /// Whether there is anything to look after, of the cooperatives or of the instance.
    fn is_anything_waiting(&self) -> bool {
        let of_instance = self.waiting.as_ref().is_some_and(|waiting| waiting.held > 0 || waiting.reports > 0 || waiting.wave.is_some());
        of_instance || self.cooperatives.iter().any(|mine| mine.inquiries > 0 || mine.requests > 0 || mine.joining > 0 || mine.board > 0)
    }
}

/// Cards of one kind for each cooperative: the rest is on its own page.
const CARDS_SHOWN: usize = 6;

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let member = visitor.member()?.clone();
    let mut mine = Vec::new();
    for cooperative in cooperatives::list(&web.app).await? {
        if member.role_in(&cooperative.id).is_some() {
            mine.push(of(&web, &visitor, &cooperative).await?);
        }
    }
    if mine.len() > 1 {
        for one in &mut mine {
            one.whose = format!(" · \u{2068}{}\u{2069}", one.head.name);
        }
    }
    let page = Frame::new(&web, &visitor, visitor.locale().t("nav-home"), "home");
    let waiting = if visitor.viewer.may_run_instance() { Some(Waiting::of(&web, &visitor).await?) } else { None };
    let mut publishing = mine.iter().filter(|mine| mine.head.may_publish);
    let shares_for = match (publishing.next(), publishing.next()) {
        (Some(only), None) => Some(only.head.handle.clone()),
        _ => None,
    };
    let guides = super::start::offered(&web, &visitor).await?;
    Ok(rendered(&HomePage { page, name: member.display_name, cooperatives: mine, shares_for, waiting, guides }))
}

async fn of(web: &Web, visitor: &Visitor, cooperative: &Cooperative) -> Result<Mine, AppError> {
    let app = &web.app;
    let viewer = &visitor.viewer;
    let cards = async |state: ListingState| -> Result<Vec<Card>, AppError> {
        let mut found = listings::of_cooperative(app, viewer, &cooperative.id, &[state], 0).await?.items;
        found.truncate(CARDS_SHOWN);
        Ok(Card::all(web, visitor, &found))
    };
    let (inquiries, more_inquiries) = if viewer.may(Permission::AnswerInquiries, &cooperative.id) {
        let open = inquiries::list(app, viewer, &cooperative.id, Some(InquiryState::Open), 0).await?;
        // What we asked ourselves waits for the others.
        let asked_of_us = open.items.iter().filter(|view| view.ours_is_owner).count();
        (i64::try_from(asked_of_us).unwrap_or_default(), open.has_more)
    } else {
        (0, false)
    };
    let board = if viewer.may(Permission::AnswerInquiries, &cooperative.id) {
        boards::waiting_count(app, viewer, &cooperative.id).await?
    } else {
        0
    };
    let joining = if viewer.may(Permission::InviteMembers, &cooperative.id) {
        allmende_app::joining::waiting_count(app, viewer, &cooperative.id).await?
    } else {
        0
    };
    let requests = follows::followers(app, viewer, &cooperative.id).await?;
    let pending = requests.iter().filter(|view| view.follow.state == FollowState::Pending).count();
    let role = visitor.member()?.role_in(&cooperative.id).map(|role| visitor.locale().t(&format!("role-{}", role.as_str())));
    Ok(Mine {
        head: CoopHead::of(visitor, cooperative),
        whose: String::new(),
        role: role.unwrap_or_default(),
        inquiries,
        more_inquiries,
        requests: i64::try_from(pending).unwrap_or_default(),
        board,
        untouched: Card::all(web, visitor, &listings::still_available(app, viewer, &cooperative.id).await?),
        joining,
        drafts: cards(ListingState::Draft).await?,
        latest: cards(ListingState::Published).await?,
    })
}
