//! How many files and connections this process may hold open, and who gets them.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::limits::DESCRIPTORS_APART;
use crate::settings::Settings;

/// The smallest share of either side: with less nobody is served.
const SHARE_MIN: usize = 8;

/// Takes as many as the system allows, and where that is not enough for what the settings ask, lowers them to what fits: better few
/// connections than a database that cannot open its files (case D9).
pub fn fit(settings: &mut Settings) {
    let limit = getrlimit(Resource::Nofile);
    // The soft limit is a habit of programs that cannot count beyond 1,024; where it may not be raised, it stays.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    let Some(available) = getrlimit(Resource::Nofile).current.and_then(|available| usize::try_from(available).ok()) else { return };
    let asked = (settings.http.connections_max, settings.delivery.in_flight_max);
    let (clients, deliveries) = share(available, asked.0, asked.1);
    if (clients, deliveries) != asked {
        tracing::warn!(
            descriptors = available,
            http.connections_max = clients,
            delivery.in_flight_max = deliveries,
            "the system allows too few open files for the settings; they are lowered. LimitNOFILE= of systemd, or ulimit -n, allows more"
        );
        (settings.http.connections_max, settings.delivery.in_flight_max) = (clients, deliveries);
    }
}

/// Connections of clients and deliveries under way that fit beside each other: those asked for, or a quarter of the room for deliveries
/// and the rest for clients.
fn share(available: usize, clients: usize, deliveries: usize) -> (usize, usize) {
    let room = available.saturating_sub(DESCRIPTORS_APART);
    if clients.saturating_add(deliveries) <= room {
        return (clients, deliveries);
    }
    let deliveries = deliveries.min((room / 4).max(SHARE_MIN));
    (clients.min(room.saturating_sub(deliveries).max(SHARE_MIN)), deliveries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_and_what_does_not_is_lowered() {
        assert_eq!(share(524_288, 1_024, 512), (1_024, 512));
        assert_eq!(share(256, 1_024, 512), (144, 48));
        assert_eq!(share(256, 20, 512), (20, 48));
        assert_eq!(share(16, 1_024, 512), (8, 8));
    }
}
