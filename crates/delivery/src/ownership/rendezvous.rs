//! Who should own what: the node with the highest weight for a name (rendezvous hashing; Thaler, Ravishankar 1998). Every node comes to
//! the same answer from the same list, and a node that comes or goes moves nothing but its own share.

/// The node that should own `part`; `None` without nodes.
pub fn chosen<'a>(part: &str, nodes: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nodes.into_iter().max_by_key(|node| (weight(part, node), *node))
}

/// Written out, because the hashes of the standard library may differ between versions of the program, which then would not agree.
fn weight(part: &str, node: &str) -> u64 {
    // FNV-1a, then the last steps of SplitMix64, so that similar names come out far apart.
    let bytes = node.bytes().chain([0xff]).chain(part.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ownership::Part;

    fn names(nodes: &[u32]) -> Vec<String> {
        nodes.iter().map(|node| format!("node{node}")).collect()
    }

    fn owner(part: Part, nodes: &[String]) -> Option<String> {
        chosen(&part.to_string(), nodes.iter().map(String::as_str)).map(str::to_owned)
    }

    #[test]
    fn the_answer_stays_the_same_in_later_versions() {
        let nodes = ["a", "b", "c"];
        let owners: String = (0..16).map(|slot| chosen(&Part::Slot(slot).to_string(), nodes).unwrap()).collect();
        assert_eq!(owners, "ccccababbbbabcca");
    }

    #[test]
    fn two_nodes_share_evenly_enough() {
        for seed in 0..200_u32 {
            let nodes = names(&[seed, seed + 1_000]);
            let first = Part::all().filter(|part| owner(*part, &nodes).as_ref() == nodes.first()).count();
            assert!((16..=52).contains(&first), "{first} of 68 go to the first of {nodes:?}");
        }
    }

    proptest! {
        #[test]
        fn the_order_of_the_list_does_not_matter(mut nodes in proptest::collection::vec(0..1_000_u32, 1..8)) {
            let before: Vec<_> = Part::all().map(|part| owner(part, &names(&nodes))).collect();
            nodes.reverse();
            let after: Vec<_> = Part::all().map(|part| owner(part, &names(&nodes))).collect();
            prop_assert_eq!(before, after);
        }

        #[test]
        fn a_node_that_goes_moves_nothing_but_its_own(nodes in proptest::collection::btree_set(0..1_000_u32, 2..8)) {
            let nodes: Vec<u32> = nodes.into_iter().collect();
            let (gone, rest) = nodes.split_first().unwrap();
            let (all, rest, gone) = (names(&nodes), names(rest), format!("node{gone}"));
            for part in Part::all() {
                let (before, after) = (owner(part, &all).unwrap(), owner(part, &rest).unwrap());
                prop_assert!(before == gone || before == after, "{} moved from {} to {}", part, before, after);
            }
        }
    }
}
