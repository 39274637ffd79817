package org.diskchain.testing;

import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Runs tests of the window on the JavaFX thread, with the toolkit started once, and plays mouse
/// and keys.
public final class Fx {
    private static final long PATIENCE_SECONDS = 20;
    private static final List<EventType<MouseEvent>> CLICK =
            List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED);
    private static final Path SCREENS = Path.of("target", "screens");

    private Fx() {}

    /// Something done on the JavaFX thread.
    @FunctionalInterface
    public interface Act {
        void run() throws Exception;
    }

    /// Does it on the JavaFX thread and waits; its exception or failed assertion comes out here.
    public static void run(Act act) {
        get(
                () -> {
                    act.run();
                    return null;
                });
    }

    /// Computes on the JavaFX thread and waits.
    public static <T> T get(Callable<T> value) {
        Toolkit.start();
        if (Platform.isFxApplicationThread()) return called(value);
        FutureTask<T> task = new FutureTask<>(value);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("the JavaFX thread did not answer", stuck);
        }
    }

    /// Lets everything that waits on the JavaFX thread happen, layout included.
    public static void settle() {
        for (int pulse = 0; pulse < 3; pulse++) {
            CountDownLatch done = new CountDownLatch(1);
            run(
                    () -> {
                        Platform.requestNextPulse();
                        Window.getWindows().forEach(Fx::layOut);
                        Platform.runLater(done::countDown);
                    });
            await(done);
        }
    }

    /// What the next pulse would do, without waiting for it.
    private static void layOut(Window window) {
        Parent root = window.getScene().getRoot();
        root.applyCss();
        root.layout();
    }

    /// A shown window with the root in it, at the top left of the screen.
    public static Stage show(Parent root, double width, double height) {
        return show(() -> new Scene(root, width, height));
    }

    public static Stage show(Callable<Scene> scene) {
        Stage shown =
                get(
                        () -> {
                            Stage stage = new Stage();
                            stage.setX(0);
                            stage.setY(0);
                            stage.setScene(scene.call());
                            stage.show();
                            stage.requestFocus();
                            return stage;
                        });
        settle();
        return shown;
    }

    public static void close(Stage stage) {
        run(stage::close);
    }

    /// Clicks the middle of a node.
    public static void click(Node node) {
        Point2D middle =
                get(
                        () -> {
                            Bounds on = node.localToScreen(node.getBoundsInLocal());
                            return new Point2D(on.getCenterX(), on.getCenterY());
                        });
        clickAt(middle, MouseButton.PRIMARY);
    }

    /// Clicks at a place given in the node's own pixels.
    public static void click(Node node, double x, double y, MouseButton button) {
        clickAt(get(() -> node.localToScreen(x, y)), button);
    }

    /// Clicks with a key held down; told to the node itself, as a robot without a screen does not
    /// join mouse and keys.
    public static void click(Node node, double x, double y, MouseButton button, KeyCode held) {
        run(
                () -> {
                    for (EventType<MouseEvent> type : CLICK) {
                        node.fireEvent(mouse(type, node, new Point2D(x, y), button, held));
                    }
                });
        settle();
    }

    private static MouseEvent mouse(
            EventType<MouseEvent> type, Node node, Point2D at, MouseButton button, KeyCode held) {
        Point2D screen = node.localToScreen(at);
        Point2D scene = node.localToScene(at);
        return new MouseEvent(
                node,
                node,
                type,
                scene.getX(),
                scene.getY(),
                screen.getX(),
                screen.getY(),
                button,
                1,
                held == KeyCode.SHIFT,
                held == KeyCode.CONTROL,
                held == KeyCode.ALT,
                held == KeyCode.META,
                button == MouseButton.PRIMARY,
                button == MouseButton.MIDDLE,
                button == MouseButton.SECONDARY,
                true,
                false,
                true,
                new PickResult(node, scene.getX(), scene.getY()));
    }

    /// Moves the mouse to a place given in the node's own pixels.
    public static void moveTo(Node node, double x, double y) {
        Point2D at = get(() -> node.localToScreen(x, y));
        robot(robot -> robot.mouseMove(at));
        settle();
    }

    /// Presses the mouse at one place of a node and lets it go at another.
    public static void drag(Node node, double fromX, double fromY, double toX, double toY) {
        Point2D from = get(() -> node.localToScreen(fromX, fromY));
        Point2D to = get(() -> node.localToScreen(toX, toY));
        robot(robot -> robot.mouseMove(from));
        robot(robot -> robot.mousePress(MouseButton.PRIMARY));
        robot(robot -> robot.mouseMove(from.midpoint(to)));
        robot(robot -> robot.mouseMove(to));
        robot(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        settle();
    }

    /// Types one key with others held down.
    public static void type(KeyCode key, KeyCode... held) {
        robot(robot -> hold(robot, held));
        robot(robot -> robot.keyType(key));
        robot(robot -> release(robot, held));
        settle();
    }

    /// Writes what a node shows to `target/screens/NAME.png`, for the eye.
    public static WritableImage screen(Node node, String name) {
        settle();
        WritableImage image = get(() -> node.snapshot(null, null));
        try {
            Files.createDirectories(SCREENS);
            Png.write(image, SCREENS.resolve(name + ".png"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return image;
    }

    private static void clickAt(Point2D at, MouseButton button) {
        robot(robot -> robot.mouseMove(at));
        robot(robot -> robot.mousePress(button));
        robot(robot -> robot.mouseRelease(button));
        settle();
    }

    private static void robot(Consumer<Robot> act) {
        run(() -> act.accept(Hands.ROBOT));
    }

    private static void hold(Robot robot, KeyCode... keys) {
        for (KeyCode key : keys) robot.keyPress(key);
    }

    private static void release(Robot robot, KeyCode... keys) {
        for (KeyCode key : keys) robot.keyRelease(key);
    }

    private static <T> T called(Callable<T> value) {
        try {
            return value.call();
        } catch (Exception failed) {
            throw rethrown(failed);
        }
    }

    private static RuntimeException rethrown(Throwable failed) {
        if (failed instanceof RuntimeException unchecked) return unchecked;
        if (failed instanceof Error error) throw error;
        return new IllegalStateException(failed);
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the JavaFX thread did not answer");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// The one robot: without a screen each one keeps a mouse of its own. Made on the JavaFX
    /// thread, where it is first used.
    private static final class Hands {
        static final Robot ROBOT = new Robot();
    }

    /// The toolkit, started when first asked for.
    private static final class Toolkit {
        static {
            CountDownLatch started = new CountDownLatch(1);
            try {
                Platform.startup(started::countDown);
                Platform.setImplicitExit(false);
                await(started);
            } catch (IllegalStateException running) {
                Platform.setImplicitExit(false);
            }
        }

        static void start() {}
    }
}
