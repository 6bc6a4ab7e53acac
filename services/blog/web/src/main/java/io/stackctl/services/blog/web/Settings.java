package io.stackctl.services.blog.web;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.Endpoint;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param posts {@code POSTS}: the service that takes posts
 * @param comments {@code COMMENTS}: the service that takes comments
 * @param query {@code QUERY}: the service that answers reads
 */
record Settings(
        @Default("posts:5001") Endpoint posts,
        @Default("comments:5002") Endpoint comments,
        @Default("query:5004") Endpoint query) {}
