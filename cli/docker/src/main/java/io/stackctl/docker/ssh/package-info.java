/**
 * An SSH agent that holds the keys of files, as much of it as a build step needs: it tells its
 * public keys and signs (draft-ietf-sshm-ssh-agent). A private key never leaves this process.
 */
@NullMarked
package io.stackctl.docker.ssh;

import org.jspecify.annotations.NullMarked;
