package io.stackctl.history;

import io.stackctl.model.Order;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who has the right to change a stack, as its volumes said at one moment. */
public final class LockState {

    private final List<LockClaim> claims;
    private final List<LockLease> leases;
    private final RecordNames names;

    private LockState(List<LockClaim> claims, List<LockLease> leases, RecordNames names) {
        this.claims = List.copyOf(claims);
        this.leases = List.copyOf(leases);
        this.names = names;
    }

    /** Reads what stands of a stack; other volumes may be among it. */
    public static LockState of(StackName stack, List<ObservedVolume> volumes) {
        var names = new RecordNames(stack);
        var claims = new ArrayList<LockClaim>();
        var leases = new ArrayList<LockLease>();
        for (var volume : volumes) {
            LockLabels.claim(names, volume).ifPresent(claims::add);
            LockLabels.lease(names, volume).ifPresent(leases::add);
        }
        claims.sort(Order.by(LockClaim::epoch));
        return new LockState(claims, leases, names);
    }

    /** Everybody who claims it, in the order of their epochs. */
    public List<LockClaim> claims() {
        return claims;
    }

    /**
     * Who has it: the claim of the highest epoch that gave a sign of life. One that gave none yet
     * is still looking whether somebody was quicker; it counts where nobody else claims anything.
     */
    public Optional<LockClaim> holder() {
        for (var claim : claims.reversed()) {
            if (isEstablished(claim)) {
                return Optional.of(claim);
            }
        }
        return claims.isEmpty() ? Optional.empty() : Optional.of(claims.getLast());
    }

    private boolean isEstablished(LockClaim claim) {
        return lease(claim).isPresent();
    }

    private Optional<LockLease> lease(LockClaim claim) {
        return leases.stream()
                .filter(lease ->
                        lease.epoch() == claim.epoch() && lease.token().equals(claim.token()))
                .max(Order.by(LockLease::beat));
    }

    /** What the holder is doing, in its words; may be empty. */
    public String phase() {
        return holder().flatMap(this::lease).map(LockLease::phase).orElse("");
    }

    /** Whether a claim still counts: it stands, and no higher one does that gave a sign of life. */
    public boolean isHeldBy(LockClaim claim) {
        return claims.stream().anyMatch(it -> it.token().equals(claim.token()))
                && claims.stream().noneMatch(it -> it.epoch() > claim.epoch() && isEstablished(it));
    }

    /** Whether anybody but one gave a sign since an earlier moment, be it a new claim. */
    public boolean hasNewsSince(LockState earlier, LockClaim own) {
        var known = earlier.signs();
        return signs().stream()
                .anyMatch(sign -> !known.contains(sign) && !sign.endsWith(" " + own.token()));
    }

    /** All that changes when somebody works: who sees no change for long sees nobody. */
    public Set<String> signs() {
        var signs = new TreeSet<String>();
        claims.forEach(claim -> signs.add(claim.epoch() + " " + claim.token()));
        leases.forEach(
                lease -> signs.add(lease.epoch() + " " + lease.beat() + " " + lease.token()));
        return signs;
    }

    /** An epoch that ends all that are here. */
    public long nextEpoch() {
        long highest = 0;
        for (var claim : claims) {
            highest = Math.max(highest, claim.epoch());
        }
        return highest + 1;
    }

    /** The volumes of the signs of life that somebody gave. */
    public List<VolumeName> leasesOf(LockClaim claim) {
        return leases.stream()
                .filter(lease -> lease.token().equals(claim.token()))
                .map(lease -> names.lease(lease.epoch(), lease.beat()))
                .toList();
    }

    /** The volumes of every claim up to an epoch, and of their signs of life. */
    public List<VolumeName> volumesUpTo(long epoch) {
        var volumes = new ArrayList<VolumeName>();
        claims.stream()
                .filter(claim -> claim.epoch() <= epoch)
                .forEach(claim -> volumes.add(names.lock(claim.epoch())));
        leases.stream()
                .filter(lease -> lease.epoch() <= epoch)
                .forEach(lease -> volumes.add(names.lease(lease.epoch(), lease.beat())));
        return volumes;
    }
}
