package app.ontos.testruns;

import app.ontos.testruns.check.CheckKind;

/** What checks of each kind mean to people. */
final class CheckWords {
  private CheckWords() {}

  /** What the contract promises. */
  static String expected(CheckKind kind, String rule) {
    return switch (kind) {
      case TABLE_EXISTS -> "is there, and may be read";
      case COLUMN_EXISTS -> "is there, and may be read";
      case TYPE -> "is a " + rule;
      case REQUIRED -> "has a value in every row";
      case UNIQUE -> "has no value twice";
      case PRIMARY_KEY -> "tells every row from all others";
      case TYPE_OPTION -> "keeps " + rule;
      case RELATIONSHIP -> rule;
      case LIBRARY_RULE, SQL_RULE, CUSTOM_RULE, TEXT_RULE, SERVICE_LEVEL -> rule;
    };
  }

  /** What may be done where it is broken. */
  static String remedy(CheckKind kind) {
    return switch (kind) {
      case TABLE_EXISTS ->
          "Let the login use the schema and read the table, or correct the object's physicalName.";
      case COLUMN_EXISTS -> "Correct the property's physicalName, or put the column back.";
      case TYPE -> "Change the column's type back, or declare the new one in a new version.";
      case REQUIRED -> "Fill in what is missing, then let NOT NULL keep it so.";
      case UNIQUE, PRIMARY_KEY -> "Remove what is there twice, then let a key keep it so.";
      case TYPE_OPTION -> "Correct the values, then let a CHECK constraint keep them so.";
      case RELATIONSHIP -> "Add or correct what is referred to, then let a foreign key keep it so.";
      case LIBRARY_RULE, SQL_RULE, CUSTOM_RULE, TEXT_RULE ->
          "Correct the data, or promise in a new version what can be kept.";
      case SERVICE_LEVEL -> "Find out why nothing newer comes, or promise what can be kept.";
    };
  }
}
