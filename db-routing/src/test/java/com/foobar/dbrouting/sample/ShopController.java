package com.foobar.dbrouting.sample;

import java.io.IOException;
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop's doors. */
@RestController
class ShopController {

	private final Shop shop;

	private final Item.Items items;

	ShopController(Shop shop, Item.Items items) {
		this.shop = shop;
		this.items = items;
	}

	@PostMapping("/items")
	String add(@RequestParam String name) {
		return String.valueOf(this.shop.add(name));
	}

	/** Reads first and writes then, in one persistence context if that is held open. */
	@PostMapping("/items/{id}")
	String rename(@PathVariable long id, @RequestParam String name) {
		String before = this.items.findById(id).map(Item::name).orElse("none");
		this.shop.rename(id, name);
		return before;
	}

	@GetMapping("/items/{id}")
	String name(@PathVariable long id) {
		return this.shop.name(id);
	}

	@GetMapping("/later/{id}")
	Callable<String> nameLater(@PathVariable long id) {
		return () -> this.shop.name(id);
	}

	@PostMapping("/later")
	Callable<String> addLater(@RequestParam String name) {
		return () -> String.valueOf(this.shop.add(name));
	}

	@PostMapping("/too-late")
	void addTooLate(@RequestParam String name, HttpServletResponse response) throws IOException {
		response.flushBuffer();
		response.getWriter().print(this.shop.add(name));
	}

}
