//! What the queue does when slots of endpoints come and go between nodes.

use std::collections::BTreeSet;

use allmende_db::{DbError, Tx};

use crate::ownership::bit_of;
use crate::queue::{Queue, State};
use crate::wire::{Answer, Done};

impl Queue {
    /// Forgets what belongs to other nodes by now, and gives back the slots that should be another node's once nothing of them is under
    /// way and every answer is written.
    pub(crate) async fn hand_over(&self, state: &mut State) -> Result<(), DbError> {
        state.forget_slots(self.ownership.take_lost());
        let leaving = self.ownership.leaving_slots();
        if leaving == 0 {
            return Ok(());
        }
        let idle = leaving & !state.lanes.busy_slots();
        state.lanes.forget_slots(idle);
        self.ownership.give_back(idle).await
    }

    /// Those of these endpoints about which this transaction may write; call it first. What the others' answers were is nobody's
    /// business any more: their new owner sends again.
    pub(crate) async fn fenced(&self, tx: &mut Tx, endpoints: impl IntoIterator<Item = i64>) -> Result<BTreeSet<i64>, DbError> {
        let mut endpoints: BTreeSet<i64> = endpoints.into_iter().collect();
        #[cfg(feature = "planted-bugs")]
        if self.planted == Some(crate::planted::PlantedBug::LeaseNotFenced) {
            return Ok(endpoints);
        }
        let lost = self.ownership.fence(tx, &endpoints).await?;
        endpoints.retain(|id| !lost.contains(id));
        Ok(endpoints)
    }
}

impl State {
    /// Keeps answers to be written. Not those to requests of slots that were lost since, and of what was not sent after all it only notes
    /// that it may be.
    pub fn take_answers(&mut self, done: Vec<Done>) {
        for done in done {
            // Its slot was lost since, and perhaps won back: another request, by whoever has the slot, is what counts.
            if self.lanes.get(done.endpoint_id).and_then(|lane| lane.request_of(done.seq)) != Some(done.request) {
                continue;
            }
            if done.answer == Answer::Withheld {
                self.lanes.change(done.endpoint_id, |lane| lane.undo_start(done.seq));
            } else {
                self.unsettled.push(done);
            }
        }
    }

    /// These slots are another node's: its memory counts, and answers that are still on their way are dropped when they come.
    pub fn forget_slots(&mut self, lost: u64) {
        if lost == 0 {
            return;
        }
        // What is being written meets the fence; what could not be written before must not be written under the next lease of its slot.
        self.unsettled.retain(|done| bit_of(done.endpoint_id) & lost == 0);
        self.writing.retain(|done| bit_of(done.endpoint_id) & lost == 0);
        self.lanes.forget_slots(lost);
    }

    /// An answer came and may not be written.
    pub fn drop_answers(&mut self, batch: &[Done], kept: &BTreeSet<i64>) {
        for done in batch.iter().filter(|done| !kept.contains(&done.endpoint_id)) {
            self.lanes.change(done.endpoint_id, |lane| lane.undo_start(done.seq));
        }
    }
}
