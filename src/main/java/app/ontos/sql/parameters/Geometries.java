package app.ontos.sql.parameters;

import app.ontos.sql.parameters.Reading.Fault;
import java.util.regex.Pattern;

/**
 * Geometries in the forms that PostGIS reads. Only the form is looked at, since PostGIS reports
 * what it can't read as an internal error.
 */
final class Geometries {
  private static final Pattern WELL_KNOWN_TEXT =
      Pattern.compile(
          "(?i)\\s*(SRID\\s*=\\s*[0-9]{1,6}\\s*;)?\\s*"
              + "(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION"
              + "|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|TRIANGLE|TIN"
              + "|POLYHEDRALSURFACE)\\s*(ZM|Z|M)?\\s*(EMPTY|\\([-+0-9.eEA-Za-z,()\\s]*\\))\\s*");

  private static final Pattern HEXADECIMAL = Pattern.compile("([0-9a-fA-F]{2}){5,}");

  private Geometries() {}

  static Reading geometry(String text) {
    boolean known =
        text.stripLeading().startsWith("{")
            ? new JsonReader().fromText(text) instanceof Reading.Literal
            : WELL_KNOWN_TEXT.matcher(text).matches() || HEXADECIMAL.matcher(text).matches();
    return known
        ? Texts.text(text)
        : new Fault("must be a geometry as WKT, EWKT, hexadecimal EWKB or GeoJSON");
  }
}
