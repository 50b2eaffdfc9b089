package io.haihe.modules.resident;

import java.util.List;

/**
 * A certificate in the account of its holder.
 *
 * @param standing in small letters: {@code valid}, {@code expired}, {@code revoked}
 * @param validity in words
 * @param follow path of the case that issued it
 * @param check path of the page on which anybody checks it; empty once the code was removed
 * @param pdf path of what prints it; empty where it is not printed any more
 * @param uses what it was given for, in words
 */
public record CertificateLine(
    String title, String number, String standing, String validity, String issued, String caseNumber, String follow, String check, String pdf,
    List<String> uses) {}
