//! HTTP/2 byte by byte: floods that a library of the other side would not send (case P10).

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedReadHalf;
use tokio::time::{Instant, timeout};

use super::ConnectionLimits;
use super::tests::{PATIENCE, Running, short, start};

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const CONTINUATION: u8 = 9;
const END_HEADERS: u8 = 4;
/// HPACK (RFC 7541, appendix A): `:method GET`, `:scheme http`, `:path /`, and `:authority a` as a literal.
const GET: &[u8] = &[0x82, 0x86, 0x84, 0x41, 1, b'a'];
/// `:method POST`, `:scheme http`, `:path /echo`, `:authority a`.
const POST_ECHO: &[u8] = &[0x83, 0x86, 0x44, 5, b'/', b'e', b'c', b'h', b'o', 0x41, 1, b'a'];
/// Far more than what fits into the buffers of both sides of a connection.
const FLOOD_BYTES: usize = 64 * 1024 * 1024;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut bytes = length[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// Reads frames until the server says goodbye or closes; the error code of its GOAWAY.
async fn farewell(reading: &mut OwnedReadHalf) -> Option<u32> {
    loop {
        let mut head = [0; 9];
        reading.read_exact(&mut head).await.ok()?;
        let length = usize::from(u16::from_be_bytes([head[1], head[2]])) + (usize::from(head[0]) << 16);
        let mut payload = vec![0; length];
        reading.read_exact(&mut payload).await.ok()?;
        if head[3] == GOAWAY {
            return Some(u32::from_be_bytes(payload[4..8].try_into().unwrap()));
        }
    }
}

/// Begins with `opening`, then repeats `flood` until the server ends it. The code of its farewell, and how many bytes of the flood it took.
async fn flooded(server: &Running, opening: &[Vec<u8>], flood: &[u8]) -> (Option<u32>, usize) {
    let (mut reading, mut writing) = TcpStream::connect(server.address).await.unwrap().into_split();
    writing.write_all(PREFACE).await.unwrap();
    writing.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
    for bytes in opening {
        writing.write_all(bytes).await.unwrap();
    }
    // Many at once, so that the small ones do not take a call of the system each.
    let batch = flood.repeat((16 * 1024 / flood.len()).max(1));
    let flooding = tokio::spawn(async move {
        let mut taken = 0;
        while taken < FLOOD_BYTES && writing.write_all(&batch).await.is_ok() {
            taken += batch.len();
        }
        taken
    });
    let code = timeout(PATIENCE, farewell(&mut reading)).await.expect("the server ends it");
    drop(reading);
    (code, timeout(PATIENCE, flooding).await.expect("the flood ends").unwrap())
}

fn patient() -> ConnectionLimits {
    // So that it is not the timers that end it.
    ConnectionLimits { header_timeout: PATIENCE, body_timeout: PATIENCE, idle_timeout: PATIENCE, ..short() }
}

#[tokio::test]
async fn p10_a_flood_of_continuation_frames_is_ended_and_nobody_else_notices() {
    let server = start(patient()).await;
    let head = || vec![frame(HEADERS, 0, 1, GET)];
    // A field that is not indexed, `x: xxx…`, in each of them; and frames of nothing at all.
    let mut field = vec![0, 1, b'x', 127, 0xe1, 0x7c];
    field.extend([b'x'; 16_096]);
    let floods = [frame(CONTINUATION, 0, 1, &field), frame(CONTINUATION, 0, 1, &[])];
    for flood in &floods {
        let (code, taken) = flooded(&server, &head(), flood).await;
        assert!(code.is_none_or(|code| code != 0), "it is an error: {code:?}");
        assert!(taken < FLOOD_BYTES, "the server took {taken} bytes");
    }
    assert_answers(&server).await;
}

#[tokio::test]
async fn p10_a_flood_of_empty_data_frames_is_ended_and_nobody_else_notices() {
    let server = start(patient()).await;
    let opening = vec![frame(HEADERS, END_HEADERS, 1, POST_ECHO)];
    for flood in [frame(DATA, 0, 1, &[]), frame(DATA, 8, 1, &[0])] {
        let (code, taken) = flooded(&server, &opening, &flood).await;
        assert!(code.is_none_or(|code| code != 0), "it is an error: {code:?}");
        assert!(taken < FLOOD_BYTES, "the server took {taken} bytes");
    }
    assert_answers(&server).await;
}

#[tokio::test]
async fn p10_a_body_of_empty_frames_now_and_then_does_not_live_longer_than_a_silent_one() {
    let server = start(short()).await;
    let (mut reading, mut writing) = TcpStream::connect(server.address).await.unwrap().into_split();
    writing.write_all(PREFACE).await.unwrap();
    writing.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
    writing.write_all(&frame(HEADERS, END_HEADERS, 1, POST_ECHO)).await.unwrap();
    let trickle = tokio::spawn(async move {
        while writing.write_all(&frame(DATA, 0, 1, &[])).await.is_ok() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    });
    let begun = Instant::now();
    // The request is answered 400 once its body is overdue, and then the connection is idle.
    timeout(PATIENCE, farewell(&mut reading)).await.expect("the server ends it");
    assert!(begun.elapsed() < PATIENCE);
    trickle.abort();
    server.stop().await;
}

async fn assert_answers(server: &Running) {
    #[expect(clippy::disallowed_methods, reason = "a client of the server under test, not of peers")]
    let client = reqwest::Client::builder().http2_prior_knowledge().no_proxy().build().unwrap();
    let answer = client.get(format!("http://{}/hello", server.address)).send().await.unwrap();
    assert_eq!(answer.text().await.unwrap(), "hello");
}
