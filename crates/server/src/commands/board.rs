//! `allmende board`.

use allmende_app::boards::{self, BoardPostView};
use allmende_app::{App, follows, rich_text};
use allmende_domain::board::OutsidePosts;
use allmende_domain::ids::BoardPostId;
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::{Value, json};

use super::answer::{shortened, when};
use super::follow::Whose;
use super::{Answer, OPERATOR, cooperative};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The board of a cooperative: its name, who may post, and what is on it of others.
    Show {
        #[command(flatten)]
        of: Whose,
        /// The second page, the third, …
        #[arg(long, default_value_t = 1)]
        page: i64,
    },
    /// What becomes of posts from outside: automatic, by-hand or off.
    Set {
        outside_posts: String,
        #[command(flatten)]
        of: Whose,
    },
    /// Posts that wait for somebody, the latest first.
    Waiting {
        #[command(flatten)]
        of: Whose,
        /// The second page, the third, …
        #[arg(long, default_value_t = 1)]
        page: i64,
    },
    /// Put a post that waits on the board; the running server tells its followers.
    Accept {
        /// From the list of those that wait.
        id: String,
    },
    /// Refuse a post that waits.
    Refuse {
        /// From the list of those that wait.
        id: String,
    },
    /// Take a post off the board; the running server tells its followers.
    Remove {
        /// From `board show`.
        id: String,
    },
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Show { of, page } => show(app, &of, page).await,
        Command::Set { outside_posts, of } => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let chosen =
                OutsidePosts::parse(&outside_posts).with_context(|| format!("“{outside_posts}” is none of automatic, by-hand and off"))?;
            boards::set_outside_posts(app, &OPERATOR, &coop.id, chosen).await?;
            let text = format!("Posts to the board of {}: {}.", coop.handle.as_str(), chosen.as_str());
            Ok(Answer::new(text, json!({ "cooperative": coop.handle.as_str(), "outside_posts": chosen.as_str() })))
        }
        Command::Waiting { of, page } => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let list = boards::waiting(app, &OPERATOR, &coop.id, page.saturating_sub(1)).await?;
            Ok(posts(&list.items, "No post waits."))
        }
        Command::Accept { id } => {
            let id = post_id(&id)?;
            boards::accept(app, &OPERATOR, &id).await?;
            Ok(Answer::new("It is on the board.", json!({ "id": id.as_str(), "state": "accepted" })))
        }
        Command::Refuse { id } => {
            let id = post_id(&id)?;
            boards::refuse(app, &OPERATOR, &id).await?;
            Ok(Answer::new("Refused.", json!({ "id": id.as_str(), "state": "refused" })))
        }
        Command::Remove { id } => {
            let id = post_id(&id)?;
            boards::remove(app, &OPERATOR, &id).await?;
            Ok(Answer::new("It is off the board.", json!({ "id": id.as_str(), "state": "removed" })))
        }
    }
}

async fn show(app: &App, of: &Whose, page: i64) -> anyhow::Result<Answer> {
    let coop = cooperative(app, of.coop.as_deref()).await?;
    let view = boards::of(app, &coop.id).await?;
    let list = boards::accepted(app, &OPERATOR, &coop.id, page.saturating_sub(1)).await?;
    let waiting = boards::waiting_count(app, &OPERATOR, &coop.id).await?;
    let (followers, _) = follows::counts(app, &view.actor.id).await?;
    let outside_posts = view.board.outside_posts.as_str();
    let mut text = format!(
        "{}\n{}\nposts from outside: {outside_posts}, {waiting} waiting\nfollowers: {followers}\n",
        view.actor.handle(),
        view.actor.url
    );
    if !list.items.is_empty() {
        text.push('\n');
        text.push_str(&super::table(HEADINGS, &list.items.iter().map(row).collect::<Vec<_>>()));
    }
    let json = json!({
        "cooperative": coop.handle.as_str(),
        "handle": view.actor.handle(),
        "url": view.actor.url.as_str(),
        "outside_posts": outside_posts,
        "waiting": waiting,
        "followers": followers,
        "posts": list.items.iter().map(value).collect::<Vec<_>>(),
    });
    Ok(Answer::new(text, json))
}

const HEADINGS: &[&str] = &["id", "came (UTC)", "by", "text"];

fn posts(views: &[BoardPostView], empty: &str) -> Answer {
    Answer::list(HEADINGS, views.iter().map(row).collect(), empty, views.iter().map(value).collect())
}

fn post_id(text: &str) -> anyhow::Result<BoardPostId> {
    BoardPostId::parse(text).with_context(|| format!("“{text}” is no id of a post; `allmende board waiting` and `show` show them"))
}

fn row(view: &BoardPostView) -> Vec<String> {
    let post = &view.post;
    vec![post.id.as_str().to_owned(), when(post.received_at), view.author.handle(), shortened(&rich_text::to_plain(&post.content), 60)]
}

fn value(view: &BoardPostView) -> Value {
    let post = &view.post;
    json!({
        "id": post.id.as_str(),
        "url": post.object_url.as_str(),
        "author": view.author.url.as_str(),
        "handle": view.author.handle(),
        "state": post.state.as_str(),
        "text": rich_text::to_plain(&post.content),
        "published_at": post.published_at.to_rfc3339(),
        "received_at": post.received_at.to_rfc3339(),
    })
}
