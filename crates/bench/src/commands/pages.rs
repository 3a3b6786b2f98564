//! `pages`: what people wait for and what they transfer, in a catalogue as large as the design asks for.

mod listings;

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderMap, HeaderValue, Method, header};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{Trial, count, ms};
use crate::client::{Address, Connection};
use crate::figures::Bound::AtMost;
use crate::figures::{Figures, percentile};
use crate::options::Common;
use crate::server::Server;
use crate::target::Target;

/// Requests of each page that are not measured.
const WARM_UP: usize = 10;
/// A page is asked for so often at most while this is not over: one that takes a second is known well enough after some.
const PATIENCE: Duration = Duration::from_secs(30);
const AT_ONCE: usize = 4;
/// What the design asks for: the first byte (here the last is measured), the page with sheet and scripts, the scripts.
const FIRST_BYTE_MS: f64 = 10.0;
const TRANSFERRED_KB: f64 = 60.0;
const SCRIPT_KB: f64 = 20.0;
/// Listings of the page that the design speaks of.
const LISTINGS_OF_A_PAGE: usize = 50;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Listings in the catalogue.
    #[arg(long, default_value_t = 100_000)]
    pub listings: usize,
    /// Requests of each page, one after the other; as many again four at once.
    #[arg(long, default_value_t = 200)]
    pub requests: usize,
}

/// # Errors
/// When it cannot be measured, or a page is not answered with 200.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    anyhow::ensure!(common.target.is_none(), "pages fills a catalogue of its own");
    let mut server = Server::prepare(common, &[]).await?;
    let ids = listings::fill(&server, arguments.listings).await?;
    server.start().await?;
    figures.fact("server", server.run(&["--version"], "").await?.trim());
    figures.fact("load", format!("{} listings, {} requests of each page", ids.len(), arguments.requests));
    let trial = Trial { target: Arc::new(Target::of_server(&server).await?), server: Some(server) };
    let listing = format!("/listings/{}", ids.last().context("no listings")?);
    let pages = [
        ("catalogue", "/"),
        ("catalogue, third page", "/?page=3"),
        ("catalogue, page 1000", "/?page=1000"),
        ("a rare word", "/?q=theodolite"),
        ("a word of half of all", "/?q=everybody"),
        ("within 10 km of a town", "/?near=Strasbourg&km=10"),
        ("within 200 km of a town", "/?near=Strasbourg&km=200"),
        ("filtered by kind", "/?nature=tool"),
        ("in order of titles", "/?sort=title"),
        ("map", "/map"),
        ("map of a region", "/map?at=48,7,8"),
        ("listing", listing.as_str()),
        ("feed", "/feed.atom"),
    ];
    let member = trial.target.session()?.headers()?;
    let stranger = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static("text/html"))]);
    for (name, path) in pages {
        for (who, headers) in [("stranger", &stranger), ("member", &member)] {
            measure(&trial, &format!("{name}, {who}"), path, headers, arguments.requests, figures).await?;
        }
    }
    weigh(&trial.target.address, &stranger, figures).await?;
    trial.report_memory(figures)?;
    trial.end().await
}

async fn measure(trial: &Trial, name: &str, path: &str, headers: &HeaderMap, requests: usize, figures: &mut Figures) -> anyhow::Result<()> {
    ask(&trial.target.address, path, headers, WARM_UP.min(requests)).await?;
    let mut alone = ask(&trial.target.address, path, headers, requests).await?;
    figures.judge(format!("{name}: answered, p50"), percentile(&mut alone, 0.5), "ms", AtMost(FIRST_BYTE_MS));
    figures.add(format!("{name}: answered, p99"), percentile(&mut alone, 0.99), "ms");
    let mut tasks = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (address, path, headers) = (trial.target.address.clone(), path.to_owned(), headers.clone());
        tasks.spawn(async move { ask(&address, &path, &headers, requests.div_ceil(AT_ONCE)).await });
    }
    let mut together = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        together.append(&mut ended??);
    }
    figures.add(format!("{name}: four at once, p50"), percentile(&mut together, 0.5), "ms");
    figures.add(format!("{name}: four at once, p99"), percentile(&mut together, 0.99), "ms");
    Ok(())
}

/// Milliseconds until each answer was there, to its last byte: the first one comes a little earlier. Over one connection, compressed as for a
/// browser.
async fn ask(address: &Address, path: &str, headers: &HeaderMap, requests: usize) -> anyhow::Result<Vec<f64>> {
    let mut connection = Connection::new(address.clone(), None);
    let (mut waited, began) = (Vec::with_capacity(requests), Instant::now());
    while waited.len() < requests && (waited.is_empty() || began.elapsed() < PATIENCE) {
        let asked = Instant::now();
        let answer = get(&mut connection, path, headers).await?;
        waited.push(ms(asked.elapsed()));
        drop(answer);
    }
    Ok(waited)
}

async fn get(connection: &mut Connection, path: &str, headers: &HeaderMap) -> anyhow::Result<Bytes> {
    let mut headers = headers.clone();
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    let answer = connection.send(&Method::GET, path, &headers, Bytes::new()).await?;
    anyhow::ensure!(answer.status.is_success(), "{path} was answered {}", answer.status);
    Ok(answer.body)
}

/// What a browser transfers for the catalogue, without images. A page shows fewer listings than the design speaks of: one with so many
/// is put together from the cards of several pages.
async fn weigh(address: &Address, headers: &HeaderMap, figures: &mut Figures) -> anyhow::Result<()> {
    let mut connection = Connection::new(address.clone(), None);
    let page = connection.send(&Method::GET, "/", headers, Bytes::new()).await?.text();
    let sent = get(&mut connection, "/", headers).await?.len();
    let (mut sheet, mut script) = (0, 0);
    for path in page.split('"').filter(|text| text.starts_with("/static/") && text.contains("?v=")) {
        let size = get(&mut connection, path, headers).await?.len();
        if path.contains(".js") { script += size } else { sheet += size }
    }
    let mut cards = String::new();
    let mut number = 1;
    while cards.matches("</li>").count() < LISTINGS_OF_A_PAGE && number < LISTINGS_OF_A_PAGE {
        let next = connection.send(&Method::GET, &format!("/?page={number}"), headers, Bytes::new()).await?.text();
        cards.push_str(within(&next).unwrap_or_default());
        number += 1;
    }
    let cards: String = cards.split_inclusive("</li>").take(LISTINGS_OF_A_PAGE).collect();
    let whole = within(&page).map_or_else(String::new, |own| page.replacen(own, &cards, 1));
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(whole.as_bytes())?;
    let of_fifty = encoder.finish()?.len();
    let kb = |bytes: usize| count(bytes) / 1_000.0;
    figures.add("catalogue page, compressed", kb(sent), "kB");
    figures.add("sheet of all pages, compressed", kb(sheet), "kB");
    figures.judge("scripts of the catalogue, compressed", kb(script), "kB", AtMost(SCRIPT_KB));
    figures.add(format!("page of {} listings, compressed", cards.matches("</li>").count()), kb(of_fifty), "kB");
    figures.judge("the same with sheet and scripts", kb(of_fifty + sheet + script), "kB", AtMost(TRANSFERRED_KB));
    Ok(())
}

/// The cards of a catalogue page.
fn within(page: &str) -> Option<&str> {
    Some(page.split_once("<ul class=\"cards\">")?.1.split_once("</ul>")?.0)
}
