//! Bodies with a sense of time: a request's must keep arriving, an answer's must keep being taken.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::BoxError;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep};

use super::ConnectionLimits;
use super::activity::{Owing, Request};

/// A request's body arrived too slowly and was ended. Extractors turn it into 400.
#[derive(Debug, thiserror::Error)]
#[error("the body of the request arrives too slowly")]
pub struct BodyTooSlow;

/// The body of a request. Only the time somebody waits for it counts, so that a handler with other work does not put its client in
/// the wrong.
pub struct RequestBody<B = Incoming> {
    inner: B,
    stall_timeout: Duration,
    bytes_per_second_min: u64,
    received: u64,
    /// Waiting time of all frames that have arrived.
    waited: Duration,
    waiting_since: Option<Instant>,
    /// When somebody first waited for it.
    begun: Option<Instant>,
    timer: Option<Pin<Box<Sleep>>>,
    owing: Option<Owing>,
}

impl<B> RequestBody<B> {
    pub fn new(inner: B, limits: &ConnectionLimits) -> Self {
        Self {
            inner,
            stall_timeout: limits.body_timeout,
            bytes_per_second_min: limits.body_bytes_per_second_min.max(1),
            received: 0,
            waited: Duration::ZERO,
            waiting_since: None,
            begun: None,
            timer: None,
            owing: None,
        }
    }

    /// The same, and its connection is told while somebody waits for it.
    #[must_use]
    pub fn owed_by(mut self, owing: Owing) -> Self {
        self.owing = Some(owing);
        self
    }

    /// What has arrived excuses as much time as the rate floor gives for it.
    fn tell(&self, now: Option<Instant>) {
        let Some(owing) = &self.owing else { return };
        let excused = Duration::from_secs(self.received / self.bytes_per_second_min);
        owing.waits_since(now.map(|now| self.begun.map_or(now, |begun| begun + excused)));
    }

    /// How long the next frame may still take: the stall timeout, or what the rate floor leaves of the whole, whichever is less.
    fn patience(&self) -> Duration {
        let allowance = self.stall_timeout + Duration::from_secs(self.received / self.bytes_per_second_min);
        self.stall_timeout.min(allowance.saturating_sub(self.waited))
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for RequestBody<B>
where
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(cx) {
            if let Some(since) = self.waiting_since.take() {
                self.waited += since.elapsed();
                self.tell(None);
            }
            if let Some(Ok(frame)) = &frame {
                let bytes = frame.data_ref().map_or(0, Bytes::len);
                self.received = self.received.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        if self.waiting_since.is_none() {
            let now = Instant::now();
            let deadline = now + self.patience();
            self.waiting_since = Some(now);
            self.begun.get_or_insert(now);
            self.tell(Some(now));
            match &mut self.timer {
                Some(timer) => timer.as_mut().reset(deadline),
                none => *none = Some(Box::pin(tokio::time::sleep_until(deadline))),
            }
        }
        let over = self.timer.as_mut().is_some_and(|timer| timer.as_mut().poll(cx).is_ready());
        if over { Poll::Ready(Some(Err(Box::new(BodyTooSlow)))) } else { Poll::Pending }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// The body of an answer; tells the connection whether it waits for its client or for the handler.
pub struct ResponseBody {
    inner: axum::body::Body,
    request: Request,
}

impl ResponseBody {
    pub fn new(inner: axum::body::Body, request: Request) -> Self {
        request.waits_for_client();
        Self { inner, request }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.request.taken();
        let frame = self.inner.frame();
        let polled = Pin::new(&mut std::pin::pin!(frame)).poll(cx);
        if matches!(polled, Poll::Ready(Some(Ok(_)))) {
            self.request.waits_for_client();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use http_body_util::StreamBody;
    use tokio::sync::mpsc;

    use super::*;
    use crate::settings::Settings;

    const TIMEOUT: Duration = Duration::from_millis(200);

    /// A body that gets `bytes` every `pause`, for ever; its floor is 1,000 bytes a second.
    fn trickle(bytes: usize, pause: Duration) -> RequestBody<impl Body<Data = Bytes, Error = Infallible> + Unpin> {
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(async move {
            while sender.send(Ok(Frame::data(Bytes::from(vec![0; bytes])))).await.is_ok() {
                tokio::time::sleep(pause).await;
            }
        });
        let stream = futures_util::stream::unfold(receiver, |mut receiver| async { receiver.recv().await.map(|frame| (frame, receiver)) });
        let limits = ConnectionLimits {
            body_timeout: TIMEOUT,
            body_bytes_per_second_min: 1_000,
            ..ConnectionLimits::from(&Settings::default().http)
        };
        RequestBody::new(StreamBody::new(Box::pin(stream)), &limits)
    }

    /// How long it took until the body was ended as too slow, or `None` when `frames` came.
    async fn ended_after(mut body: impl Body<Data = Bytes, Error = BoxError> + Unpin, frames: usize) -> Option<Duration> {
        let start = Instant::now();
        for _ in 0..frames {
            if let Err(error) = body.frame().await.unwrap() {
                assert!(error.is::<BodyTooSlow>());
                return Some(start.elapsed());
            }
        }
        None
    }

    #[tokio::test]
    async fn a_body_below_the_rate_floor_is_ended_and_one_above_it_is_not() {
        let ended = ended_after(trickle(1, Duration::from_millis(20)), 1_000).await.unwrap();
        assert!(ended >= TIMEOUT, "{ended:?}");
        assert_eq!(ended_after(trickle(4_000, Duration::from_millis(20)), 50).await, None);
    }

    #[tokio::test]
    async fn a_body_that_stalls_is_ended_whatever_it_sent_before() {
        let ended = ended_after(trickle(1_000_000, Duration::from_secs(3_600)), 2).await.unwrap();
        assert!(ended >= TIMEOUT && ended < TIMEOUT * 50, "{ended:?}");
    }

    #[tokio::test]
    async fn time_in_which_nobody_waits_does_not_count() {
        let mut body = trickle(1, Duration::from_millis(1));
        for _ in 0..8 {
            assert!(body.frame().await.unwrap().is_ok());
            tokio::time::sleep(TIMEOUT / 4).await;
        }
    }
}
