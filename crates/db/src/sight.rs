//! What a viewer may see, decided in SQL so that pages of lists come out full. The rule is
//! `allmende_domain::permission::Viewer::may_see`; a test compares both.

use allmende_domain::permission::Viewer;

use crate::engine::Statement;

/// The condition on `listings l`: its parameters are `$1` to `$3`, bound by [`bind_sight`].
///
/// Own listings: insiders see all, others what is out and meant for them. Mirrored ones: nothing from servers that are shut
/// out, and what comes from limited ones for members only.
macro_rules! visible {
    () => {
        "(CAST($1 AS TEXT) = 'all' \
          OR EXISTS (SELECT 1 FROM memberships m WHERE m.member_id = CAST($2 AS TEXT) AND m.cooperative_id = l.cooperative_id) \
          OR (l.state IN ('published', 'reserved', 'closed') \
              AND (l.eligibility = 'public' \
                   OR (l.eligibility = 'network' AND (CAST($2 AS TEXT) IS NOT NULL \
                       OR EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = CAST($3 AS TEXT) AND f.state = 'accepted' \
                           AND f.target_id IN (SELECT own.actor_id FROM cooperatives own WHERE own.id = l.cooperative_id))))) \
              AND (l.cooperative_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM host_standings s \
                   WHERE s.host = l.host AND (s.standing = 'shut' OR CAST($2 AS TEXT) IS NULL)))))"
    };
}
pub(crate) use visible;

/// Binds who looks, as `$1` to `$3` of [`visible!`].
pub(crate) fn bind_sight(statement: Statement, viewer: &Viewer) -> Statement {
    let all = if viewer.may_run_instance() { "all" } else { "some" };
    let member = viewer.member().map(|member| member.id.as_str().to_owned());
    let peer = match viewer {
        Viewer::Peer(actor) => Some(actor.as_str().to_owned()),
        _ => None,
    };
    statement.text(all).bind(member).bind(peer)
}
