package io.stackctl.services.blog.events;

import java.util.Optional;
import java.util.stream.Stream;

/** What happens in the blog. Each of these happens at most once to the same post or comment. */
public sealed interface BlogEvent {
    /** Of the post or comment that it happens to. */
    Id id();

    /** Somebody wrote a post; told by posts. */
    record PostCreated(Id id, Title title) implements BlogEvent {}

    /** Somebody wrote a comment; told by comments. */
    record CommentCreated(Id id, Id postId, Content content) implements BlogEvent {}

    /**
     * A comment was judged; told by moderation.
     *
     * @param status approved or rejected
     */
    record CommentModerated(Id id, Id postId, Status status) implements BlogEvent {}

    /** A comment is now what the event says; told by comments, to which comments belong. */
    record CommentUpdated(Id id, Id postId, Content content, Status status) implements BlogEvent {}

    /** Such as {@code PostCreated}. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** Whether events of this type are the blog's: only its services may tell them. */
    static boolean isOne(String type) {
        return Stream.of(BlogEvent.class.getPermittedSubclasses())
                .anyMatch(event -> event.getSimpleName().equals(type));
    }

    /** In the form that a bus takes; the same id each time it is told. */
    default Event event() {
        return new Event(id().on(type()), type(), this);
    }

    /**
     * Reads what {@link #event} made.
     *
     * @return nothing for a type that this version does not know: a sender may be newer
     * @throws io.stackctl.services.kit.InvalidJsonException naming what the event lacks
     */
    static Optional<BlogEvent> of(Event event) {
        return switch (event.type()) {
            case "PostCreated" -> Optional.of(event.data(PostCreated.class));
            case "CommentCreated" -> Optional.of(event.data(CommentCreated.class));
            case "CommentModerated" -> Optional.of(event.data(CommentModerated.class));
            case "CommentUpdated" -> Optional.of(event.data(CommentUpdated.class));
            default -> Optional.empty();
        };
    }
}
