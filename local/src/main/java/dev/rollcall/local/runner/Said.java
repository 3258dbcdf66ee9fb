package dev.rollcall.local.runner;

/** A failure as one line for whoever typed the command. */
final class Said {
  private Said() {}

  static String inWords(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
