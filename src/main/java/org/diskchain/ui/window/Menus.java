package org.diskchain.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

import org.diskchain.report.Visible;
import org.diskchain.ui.Texts;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.theme.Theme;

import java.util.Locale;

/// The menus of the window and of a card.
final class Menus {
    private final Commands commands;
    private final Texts texts;

    Menus(Commands commands, Texts texts) {
        this.commands = commands;
        this.texts = texts;
    }

    MenuBar bar(PlacesModel places, ObjectProperty<Theme.Choice> look) {
        MenuBar bar =
                new MenuBar(
                        menu(
                                "file",
                                item(commands.openFolder),
                                item(commands.openDisk),
                                recent(places),
                                item(commands.openSample),
                                item(commands.openDocuments),
                                item(commands.openDocumentsFolder),
                                new SeparatorMenuItem(),
                                item(commands.scanAgain),
                                item(commands.closePlace),
                                new SeparatorMenuItem(),
                                item(commands.quit)),
                        menu(
                                "edit",
                                item(commands.copyPath),
                                new SeparatorMenuItem(),
                                item(commands.find),
                                item(commands.findNext),
                                item(commands.findPrevious)),
                        view(look),
                        menu(
                                "disk",
                                item(commands.merge),
                                rescue("disk-rescue"),
                                new SeparatorMenuItem(),
                                item(commands.reconnect),
                                item(commands.reconnectAll),
                                item(commands.undoReconnect),
                                item(commands.forgetLink),
                                item(commands.rebase),
                                item(commands.flatten),
                                new SeparatorMenuItem(),
                                item(commands.copyPath, "disk-copy-path"),
                                item(commands.showInFiles)),
                        menu("help", item(commands.keys), item(commands.about)));
        bar.setId("menus");
        return bar;
    }

    /// The menu of a disk in picture and table.
    ContextMenu card() {
        return new ContextMenu(
                plain(commands.merge),
                rescue("card-rescue"),
                new SeparatorMenuItem(),
                plain(commands.reconnect),
                plain(commands.undoReconnect),
                plain(commands.forgetLink),
                plain(commands.rebase),
                plain(commands.flatten),
                new SeparatorMenuItem(),
                plain(commands.copyPath),
                plain(commands.showInFiles),
                new SeparatorMenuItem(),
                plain(commands.scanAgain));
    }

    private CheckMenuItem rescue(String id) {
        CheckMenuItem item = new CheckMenuItem(texts.get("command.rescue"));
        item.setId(id);
        item.disableProperty().bind(commands.rescue.possible().map(can -> !can));
        commands.rescued.subscribe(item::setSelected);
        item.setOnAction(
                _ -> {
                    commands.rescue.act().run();
                    item.setSelected(commands.rescued.getValue());
                });
        return item;
    }

    private Menu view(ObjectProperty<Theme.Choice> look) {
        Menu looks = new Menu(texts.get("menu.look"));
        ToggleGroup group = new ToggleGroup();
        for (Theme.Choice choice : Theme.Choice.values()) {
            String key = choice.name().toLowerCase(Locale.ROOT);
            RadioMenuItem item = new RadioMenuItem(texts.get("look." + key));
            item.setId("look-" + key);
            item.setToggleGroup(group);
            look.subscribe(now -> item.setSelected(now == choice));
            item.setOnAction(_ -> look.set(choice));
            looks.getItems().add(item);
        }
        return menu(
                "view",
                item(commands.table),
                item(commands.inspector),
                item(commands.work),
                item(commands.backup),
                new SeparatorMenuItem(),
                item(commands.zoomIn),
                item(commands.zoomOut),
                item(commands.zoomWhole),
                item(commands.fit),
                new SeparatorMenuItem(),
                looks);
    }

    private Menu recent(PlacesModel places) {
        Menu menu = new Menu(texts.get("menu.recent"));
        Runnable fill =
                () -> {
                    menu.getItems()
                            .setAll(
                                    places.recent().stream()
                                            .map(
                                                    place -> {
                                                        MenuItem item =
                                                                new MenuItem(
                                                                        Visible.text(
                                                                                place.path()
                                                                                        .toString()));
                                                        item.setMnemonicParsing(false);
                                                        item.setOnAction(
                                                                _ -> places.open(place.path()));
                                                        return item;
                                                    })
                                            .toList());
                    menu.setDisable(places.recent().isEmpty());
                };
        places.recent().addListener((javafx.beans.InvalidationListener) _ -> fill.run());
        fill.run();
        return menu;
    }

    private Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(texts.get("menu." + key), null, items);
        menu.setId("menu-bar-" + key);
        return menu;
    }

    private MenuItem item(Command command) {
        return command.menuItem(texts);
    }

    /// The same command in a second menu, without a second accelerator.
    private MenuItem item(Command command, String id) {
        MenuItem item = plain(command);
        item.setId(id);
        return item;
    }

    private MenuItem plain(Command command) {
        MenuItem item = command.menuItem(texts);
        item.setAccelerator(null);
        return item;
    }
}
