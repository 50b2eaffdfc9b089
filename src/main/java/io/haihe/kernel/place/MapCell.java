package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * A rectangle of the map: a grid of smaller ones, or so small that a few edges of outlines decide where a point lies. Null
 * where no place is.
 */
sealed interface MapCell permits MapCell.Grid, CellPart {

  /** Edges of a cell that is not cut further, at most; a grid's cells shall have a third of it. */
  int FEW = 48;

  /** Degrees, some ten metres. Smaller cells are not cut: where many edges meet in one spot, that does not part them. */
  double SMALL = 1e-4;

  /** An edge is kept in each cell it crosses: all of them together keep at most so many times the points that there are. */
  double MOST_COPIES = 4;

  /**
   * @param parts of all places, those that go before the others first
   * @param box around them all
   */
  static @Nullable MapCell of(List<CellPart> parts, Envelope box) {
    return cell(parts, box, MOST_COPIES);
  }

  /** The first of the places that hold a point of this cell, its border included. */
  @Nullable Place at(Coordinate point);

  private static @Nullable MapCell cell(List<CellPart> parts, Envelope box, double copies) {
    int edges = parts.stream().mapToInt(CellPart::edges).sum();
    if (edges <= FEW || Math.min(box.getWidth(), box.getHeight()) < SMALL) {
      return CellPart.chain(parts);
    }
    var lattice = new Lattice(box, 3 * edges / FEW);
    List<List<CellPart>> cut = cut(parts, lattice);
    double growth = (double) cut.stream().mapToInt(MapCell::points).sum() / points(parts);
    if (growth > copies) {
      return CellPart.chain(parts);
    }
    var cells = new @Nullable MapCell[cut.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(cut.get(i), lattice.cell(i), copies / growth);
    }
    return new Grid(lattice, cells);
  }

  private static int points(List<CellPart> parts) {
    return parts.stream().mapToInt(CellPart::points).sum();
  }

  /** What matters of the parts in each cell; nothing after a place that holds all of it. */
  private static List<List<CellPart>> cut(List<CellPart> parts, Lattice lattice) {
    List<List<CellPart>> cut = new ArrayList<>();
    for (int i = 0; i < lattice.size(); i++) {
      cut.add(new ArrayList<>());
    }
    for (CellPart part : parts) {
      lattice.cut(part, (cell, within) -> {
        List<CellPart> there = cut.get(cell);
        if (there.isEmpty() || there.getLast().points() > 0) {
          there.add(within);
        }
      });
    }
    return cut;
  }

  /** Points on a line between cells may be looked for in either: a cell knows its border. */
  record Grid(Lattice lattice, @Nullable MapCell[] cells) implements MapCell {

    @Override
    public @Nullable Place at(Coordinate point) {
      MapCell cell = cells[lattice.cellAt(point)];
      return cell == null ? null : cell.at(point);
    }
  }
}
