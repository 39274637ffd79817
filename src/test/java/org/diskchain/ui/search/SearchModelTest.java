package org.diskchain.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.InvalidationListener;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.testing.DemoForests;
import org.diskchain.ui.ForestModel;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

final class SearchModelTest {
    private final ForestModel forest = DemoForests.webFarmModel();
    private final SearchModel search = new SearchModel(forest);

    @Test
    void findsByNameInAnyCase() {
        search.queryProperty().set("  SQL-test ");
        assertEquals(Set.of("sql-test.avhdx", "sql-test_B9D2A6F0-0C1E-4B7A.avhdx"), names());
        assertEquals(2, forest.hits().size());
    }

    @Test
    void findsByPath() {
        DiskNode some = forest.forest().disks().iterator().next();
        search.queryProperty().set(some.path().getParent().toString().toUpperCase(Locale.ROOT));
        assertTrue(search.matches().contains(some));
    }

    @Test
    void findsByIdentityAsPeoplePasteIt() {
        DiskNode some = forest.forest().disk(DemoForests.webFarmDisk("web01.avhdx")).orElseThrow();
        String identity = some.facts().identity().toString();
        for (String pasted :
                List.of(
                        identity,
                        "{" + identity.toUpperCase(Locale.ROOT) + "}",
                        identity.replace("-", ""))) {
            search.queryProperty().set(pasted);
            assertEquals(List.of(some), search.matches(), pasted);
        }
    }

    @Test
    void stepsThroughMatchesAndRoundTheEnd() {
        search.queryProperty().set("web0");
        int all = search.matches().size();
        assertEquals(-1, search.positionProperty().get());
        for (int i = 0; i < all; i++) {
            search.next();
            assertEquals(i, search.positionProperty().get());
            assertEquals(
                    search.matches().get(i).path(), forest.pickedProperty().get(), "is picked");
        }
        search.next();
        assertEquals(0, search.positionProperty().get());
        search.previous();
        assertEquals(all - 1, search.positionProperty().get());
    }

    @Test
    void previousBeginsAtTheLastMatch() {
        search.queryProperty().set("web0");
        search.previous();
        assertEquals(search.matches().size() - 1, search.positionProperty().get());
    }

    @Test
    void thePositionIsNeverBeyondTheMatches() {
        forest.pickedProperty().set(DemoForests.webFarmDisk("web02.avhdx"));
        search.matches()
                .addListener(
                        (InvalidationListener)
                                _ ->
                                        assertTrue(
                                                search.positionProperty().get()
                                                        < search.matches().size()));
        for (String typed : List.of("w", "we", "web", "web0", "web02", "web0", "")) {
            search.queryProperty().set(typed);
            int at = search.positionProperty().get();
            assertEquals(!typed.isEmpty(), at >= 0, typed);
            if (at >= 0) assertEquals("web02.avhdx", search.matches().get(at).name());
        }
    }

    @Test
    void nothingLookedForMarksNothing() {
        search.queryProperty().set("web0");
        search.clear();
        assertFalse(search.active().getValue());
        assertTrue(search.matches().isEmpty());
        assertTrue(forest.hits().isEmpty());
    }

    @Test
    void aNewScanIsSearchedAgain() {
        search.queryProperty().set("web0");
        forest.forestProperty().set(DiskForest.EMPTY);
        assertTrue(search.matches().isEmpty());
        assertTrue(forest.hits().isEmpty());
    }

    private Set<String> names() {
        return search.matches().stream().map(DiskNode::name).collect(Collectors.toSet());
    }
}
