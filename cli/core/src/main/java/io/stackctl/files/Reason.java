package io.stackctl.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words: Java's own are often the path alone. */
public final class Reason {

    private Reason() {}

    /** With the path, as in {@code /srv/shop/.env: permission denied}. */
    public static String of(IOException failure) {
        var words =
                switch (failure) {
                    case NoSuchFileException _ -> "no such file or directory";
                    case AccessDeniedException _ -> "permission denied";
                    case FileAlreadyExistsException _ -> "file exists";
                    case NotDirectoryException _ -> "not a directory";
                    case DirectoryNotEmptyException _ -> "directory not empty";
                    default -> "";
                };
        if (!words.isEmpty() && failure instanceof FileSystemException where) {
            return where.getFile() + ": " + words;
        }
        var message = failure.getMessage();
        return message == null || message.isEmpty() ? "input/output error" : message;
    }
}
