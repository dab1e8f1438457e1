package dev.armature.python;

import java.util.Set;

/** Names that Python itself gives to every module. */
public final class Builtins {
    private static final Set<String> CLASSES = Set.of(
            "ArithmeticError",
            "AssertionError",
            "AttributeError",
            "BaseException",
            "BaseExceptionGroup",
            "BlockingIOError",
            "BrokenPipeError",
            "BufferError",
            "BytesWarning",
            "ChildProcessError",
            "ConnectionAbortedError",
            "ConnectionError",
            "ConnectionRefusedError",
            "ConnectionResetError",
            "DeprecationWarning",
            "EOFError",
            "Ellipsis",
            "EncodingWarning",
            "EnvironmentError",
            "Exception",
            "ExceptionGroup",
            "FileExistsError",
            "FileNotFoundError",
            "FloatingPointError",
            "FutureWarning",
            "GeneratorExit",
            "IOError",
            "ImportError",
            "ImportWarning",
            "IndentationError",
            "IndexError",
            "InterruptedError",
            "IsADirectoryError",
            "KeyError",
            "KeyboardInterrupt",
            "LookupError",
            "MemoryError",
            "ModuleNotFoundError",
            "NameError",
            "NotADirectoryError",
            "NotImplemented",
            "NotImplementedError",
            "OSError",
            "OverflowError",
            "PendingDeprecationWarning",
            "PermissionError",
            "ProcessLookupError",
            "RecursionError",
            "ReferenceError",
            "ResourceWarning",
            "RuntimeError",
            "RuntimeWarning",
            "StopAsyncIteration",
            "StopIteration",
            "SyntaxError",
            "SyntaxWarning",
            "SystemError",
            "SystemExit",
            "TabError",
            "TimeoutError",
            "TypeError",
            "UnboundLocalError",
            "UnicodeDecodeError",
            "UnicodeEncodeError",
            "UnicodeError",
            "UnicodeTranslateError",
            "UnicodeWarning",
            "UserWarning",
            "ValueError",
            "Warning",
            "WindowsError",
            "ZeroDivisionError");

    private Builtins() {}

    /** Whether a class of that name hides one of Python's own: a linter asks whether that is meant. */
    public static boolean isClass(String name) {
        return CLASSES.contains(name);
    }

    /** The comment that says so, behind the colon of the class; empty where nothing is hidden. */
    public static String note(String className) {
        return isClass(className) ? "  # noqa: A001 - the profile's word" : "";
    }
}
