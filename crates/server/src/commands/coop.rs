//! `allmende coop`.

mod archive;
mod moves;

use allmende_app::cooperatives::ProfileInput;
use allmende_app::{App, AppError, cooperatives};
use allmende_domain::cooperative::Cooperative;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::answer::when;
use super::{Answer, OPERATOR, cooperative};
use crate::settings::Settings;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Found a cooperative.
    Add {
        /// Its short name in addresses: 2 to 30 letters a–z, digits or underscores. It never changes.
        handle: String,
        #[command(flatten)]
        profile: Box<Profile>,
    },
    /// All cooperatives of this instance.
    List,
    /// One cooperative.
    Show {
        /// Its short name.
        handle: String,
    },
    /// Write everything of a cooperative into one file, to keep or to go on with elsewhere.
    Export(archive::Export),
    /// Found a cooperative with what such a file holds.
    Import(archive::Import),
    /// Change what is given, keep the rest.
    Edit {
        /// Its short name.
        handle: String,
        #[command(flatten)]
        profile: Box<Profile>,
    },
    /// The addresses that it had before, so that whoever is there may move here.
    KnownAs(moves::KnownAs),
    /// Move it away, or take that back; its followers are told.
    Move(moves::Move),
}

/// What can be said about a cooperative here; the pages take its logo too.
#[derive(Debug, Args)]
pub struct Profile {
    /// Its name.
    #[arg(long)]
    name: Option<String>,
    /// Who it is and what it does, in Markdown.
    #[arg(long)]
    summary: Option<String>,
    /// The language of name and summary (default: that of the instance).
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// In words: SCIC, eG, ASBL.
    #[arg(long, value_name = "TEXT")]
    legal_form: Option<String>,
    /// The name of its place.
    #[arg(long)]
    place: Option<String>,
    /// Degrees (WGS 84), with --longitude.
    #[arg(long, requires = "longitude", allow_hyphen_values = true)]
    latitude: Option<String>,
    /// Degrees (WGS 84), with --latitude.
    #[arg(long, requires = "latitude", allow_hyphen_values = true)]
    longitude: Option<String>,
    /// Shown to everybody: an address, a telephone number, a meeting time.
    #[arg(long)]
    contact: Option<String>,
    /// Its home page.
    #[arg(long, value_name = "URL")]
    website: Option<String>,
    /// Its part in the commons: community, coalition or association.
    #[arg(long)]
    role: Option<String>,
    /// What it works on, such as food or transport; several times for several.
    #[arg(long = "sector", value_name = "SECTOR")]
    sectors: Option<Vec<String>>,
    /// Sustainable Development Goals, 1 to 17; several times for several.
    #[arg(long = "sdg", value_name = "NUMBER")]
    sdgs: Option<Vec<String>>,
    /// How precisely the place is published: exact, neighbourhood, city or name.
    #[arg(long)]
    precision: Option<String>,
    /// What its digital offers are usually given under: an SPDX expression or the address of a licence.
    #[arg(long, value_name = "LICENCE")]
    default_licence: Option<String>,
    /// Where its charter can be read.
    #[arg(long, value_name = "URL")]
    charter: Option<String>,
    /// Whether followers wait for a steward's yes.
    #[arg(long, value_name = "BOOL")]
    approves_followers: Option<bool>,
}

impl Profile {
    /// Puts what was given over what there is.
    fn over(self, mut input: ProfileInput, default_language: &str) -> ProfileInput {
        let language = self.language.unwrap_or_else(|| input.texts.first().map_or(default_language, |text| text.0.as_str()).to_owned());
        let mut text =
            input.texts.iter().find(|text| text.0 == language).cloned().unwrap_or((language.clone(), String::new(), String::new()));
        if let Some(name) = self.name {
            text.1 = name;
        }
        if let Some(summary) = self.summary {
            text.2 = summary;
        }
        match input.texts.iter_mut().find(|known| known.0 == language) {
            Some(known) => *known = text,
            None => input.texts.push(text),
        }
        let fields = [
            (&mut input.legal_form, self.legal_form),
            (&mut input.place, self.place),
            (&mut input.latitude, self.latitude),
            (&mut input.longitude, self.longitude),
            (&mut input.contact, self.contact),
            (&mut input.website, self.website),
            (&mut input.role, self.role),
            (&mut input.precision, self.precision),
            (&mut input.default_licence, self.default_licence),
            (&mut input.charter, self.charter),
            (&mut input.approves_followers, self.approves_followers.map(|yes| yes.to_string())),
        ];
        for (field, given) in fields {
            if let Some(given) = given {
                *field = given;
            }
        }
        for (list, given) in [(&mut input.sectors, self.sectors), (&mut input.sdgs, self.sdgs)] {
            if let Some(given) = given {
                *list = given;
            }
        }
        input
    }
}

pub async fn run(settings: &Settings, app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Export(arguments) => archive::export(settings, app, &arguments).await,
        Command::Import(arguments) => archive::import(settings, app, &arguments).await,
        Command::Add { handle, profile } => {
            let input = profile.over(ProfileInput::default(), app.default_language.as_str());
            let coop = cooperatives::found(app, &OPERATOR, &handle, input.parse().map_err(AppError::Invalid)?).await?;
            Ok(Answer::new(format!("Founded {}. It is at {}.", name(app, &coop), address(app, &coop)), value(app, &coop)))
        }
        Command::List => {
            let all = cooperatives::list(app).await?;
            let rows = all.iter().map(|coop| vec![name(app, coop), coop.profile.name().to_owned(), when(coop.created_at)]);
            let values = all.iter().map(|coop| value(app, coop)).collect();
            Ok(Answer::list(&["handle", "name", "since (UTC)"], rows.collect(), "There is no cooperative yet.", values))
        }
        Command::Show { handle } => {
            let coop = cooperative(app, Some(&handle)).await?;
            Ok(Answer::new(describe(app, &coop), value(app, &coop)))
        }
        Command::Edit { handle, profile } => {
            let coop = cooperative(app, Some(&handle)).await?;
            let input = profile.over(ProfileInput::from_profile(&coop.profile), app.default_language.as_str());
            let coop = cooperatives::edit(app, &OPERATOR, &coop.id, input.parse().map_err(AppError::Invalid)?).await?;
            Ok(Answer::new(format!("Changed {}.", name(app, &coop)), value(app, &coop)))
        }
        Command::KnownAs(asked) => moves::known_as(settings, app, &asked).await,
        Command::Move(asked) => moves::change(settings, app, &asked).await,
    }
}

fn name(app: &App, coop: &Cooperative) -> String {
    format!("@{}@{}", coop.handle.as_str(), app.addresses.host().as_str())
}

fn address(app: &App, coop: &Cooperative) -> String {
    app.addresses.cooperative(&coop.handle).as_str().to_owned()
}

fn describe(app: &App, coop: &Cooperative) -> String {
    let profile = &coop.profile;
    let mut text = format!("{}\n{}\n", name(app, coop), address(app, coop));
    for said in &profile.texts {
        text.push_str(&format!("\n[{}] {}\n{}\n", said.language.as_str(), said.name, said.summary));
    }
    let place = profile.place.as_ref().map(|place| place.name.as_str()).unwrap_or_default();
    for (label, said) in [("legal form", profile.legal_form.as_str()), ("place", place), ("contact", profile.contact.as_str())] {
        if !said.is_empty() {
            text.push_str(&format!("\n{label}: {said}"));
        }
    }
    text
}

fn value(app: &App, coop: &Cooperative) -> Value {
    let profile = &coop.profile;
    let texts = profile.texts.iter().map(|t| json!({ "language": t.language.as_str(), "name": t.name, "summary": t.summary }));
    json!({
        "id": coop.id.as_str(),
        "handle": coop.handle.as_str(),
        "url": address(app, coop),
        "texts": texts.collect::<Value>(),
        "legal_form": profile.legal_form,
        "place": profile.place.as_ref().map(|place| place.name.clone()),
        "contact": profile.contact,
        "website": profile.website.as_ref().map(|url| url.as_str()),
        "role": profile.role.map(|role| role.as_str()),
        "sectors": profile.sectors.iter().map(|sector| sector.as_str()).collect::<Vec<_>>(),
        "sdgs": profile.sdgs.iter().map(|goal| goal.number()).collect::<Vec<_>>(),
        "default_licence": profile.default_licence.as_ref().map(|licence| licence.as_str()),
        "charter": profile.charter.as_ref().map(|url| url.as_str()),
        "approves_followers": profile.approves_followers,
        "created_at": coop.created_at.to_rfc3339(),
        "updated_at": coop.updated_at.to_rfc3339(),
    })
}
