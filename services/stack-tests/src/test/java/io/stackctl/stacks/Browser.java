package io.stackctl.stacks;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium, without a screen. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser open(String url) {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox", // Chromium refuses to run as root with one
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking");
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
                        .build();
        var driver = new ChromeDriver(service, options);
        driver.get(url);
        return new Browser(driver);
    }

    @Nullable String title() {
        return driver.getTitle();
    }

    /** Clicks the element once it is there. */
    void click(String selector) {
        awaitText(selector, _ -> true);
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Waits until an element shows a text that fits. */
    void awaitText(String selector, Predicate<String> fits) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> selector + " on:\n" + driver.getPageSource())
                .until(page ->
                        page.findElements(By.cssSelector(selector)).stream()
                                .anyMatch(element -> fits.test(element.getText())));
    }

    void go(String url) {
        driver.get(url);
    }

    /** Waits until it is there, and types into it. */
    void type(String selector, String text) {
        find(selector).sendKeys(text);
    }

    private WebElement find(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> selector + " on:\n" + driver.getPageSource())
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
